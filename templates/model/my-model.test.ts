import { type Dimension, SearchSpace } from "espalier";
import { describeDataStream, describeModelFamily } from "espalier/testing";
import { myModel, myStream } from "./my-model.ts";

const dimensions: readonly (readonly [string, Dimension])[] = [
  ["mlp.depth", { type: "integer", low: 1, high: 3, step: 1 }],
  ["mlp.hidden", { type: "categorical", values: [4, 8] }],
];
const space = new SearchSpace("small", new Map(dimensions));
const stream = await myStream.definition.create({});

// The kits test what the ports promise. Add tests of what is special.
describeDataStream(myStream, [{}]);
describeModelFamily(myModel, [{ space, stream }]);
