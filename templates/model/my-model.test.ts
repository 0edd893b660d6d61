import { type Dimension, SearchSpace } from "espalier";
import { describeDataStream, describeModelFamily } from "espalier/testing";
import { myModel, myStream } from "./my-model.ts";

const dimensions: readonly (readonly [string, Dimension])[] = [
  ["mlp.depth", { type: "integer", low: 1, high: 3, step: 1 }],
  ["mlp.hidden", { type: "categorical", values: [4, 8] }],
];
const space = new SearchSpace("small", new Map(dimensions));
const stream = await myStream.definition.create({});

// What the ports promise is tested by the kits; what is special, you add.
describeDataStream(myStream, [{}]);
describeModelFamily(myModel, [{ space, stream }]);
