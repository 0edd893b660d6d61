import { type Dimension, SearchSpace, trainableFamily } from "espalier";
import {
  buildStrategy,
  describeDataStream,
  describeDownstreamTask,
  describeModelFamily,
  describeTrainingObjective,
} from "espalier/testing";
import { myModelFamily, myObjective, myStream, myTask } from "./my-model-family.ts";

const dimensions: readonly (readonly [string, Dimension])[] = [
  ["mlp.depth", { type: "integer", low: 1, high: 3, step: 1 }],
  ["mlp.hidden", { type: "categorical", values: [4, 8] }],
];
const space = new SearchSpace("small", new Map(dimensions));
const stream = await buildStrategy(myStream);
const family = trainableFamily(await buildStrategy(myModelFamily));

// The kits test what the ports promise. Add tests of what is special.
describeDataStream(myStream, [{}]);
describeModelFamily(myModelFamily, [{ space, stream }]);
describeTrainingObjective(myObjective, [{ family, space, stream }]);
describeDownstreamTask(myTask, [{ family, space, stream }]);
