import { contrastive } from "espalier/plugins/clip";
import { buildStrategy, describeEvaluator } from "espalier/testing";
import { myEvaluator } from "./my-evaluator.ts";
import { family, space, stream } from "./tiny-clip.ts";

const training = { family, stream, objective: await buildStrategy(contrastive) };
const smallest = space.smallest();

describeEvaluator(myEvaluator, [
  {
    options: { updates: 4 },
    architectures: [smallest, smallest.with({ "image.depth": 2 })],
    training,
  },
]);
