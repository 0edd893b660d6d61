import {
  type Evaluator,
  freshState,
  ModelFamily,
  NO_COMPUTE,
  Random,
  type Strategy,
  Trainer,
} from "espalier";
import { describeEvaluator } from "espalier/testing";
import { proxyTraining } from "../../../plugins/search/proxy-training.ts";
import thirdParty from "../../cases/workers/parts.ts";
import { architecture, tinyClip } from "../growclip/tiny-clip.ts";

const family = await tinyClip();
const architectures = [architecture(), architecture({ "image.depth": 2 })] as const;

/** A training that leaves the model as it is: what it is worth follows from its size. */
const trainer: Trainer = {
  train: async ({ state, plan }) => ({ state, plan, loss: 2 }),
  validationLoss: async (state) => 1 / family.cost(state.architecture).parameters,
  spend: () => {},
  lossGradient: async () => ({ loss: 0, gradient: new Map() }),
  takeSpent: () => NO_COMPUTE,
  forwardSeconds: async () => performance.now(),
  firstBatches: async () => [],
};

describeEvaluator(
  proxyTraining,
  [{}, { latency: {} }].map((options) => ({
    options,
    architectures,
    inherit: async (one) => ({ state: freshState(one, family.describe(one), new Random(1)), plan: {} }),
    injected: [
      [Trainer, trainer],
      [ModelFamily, family],
    ],
  })),
);

const moody = thirdParty.strategies.find(({ definition }) => definition.type === "moody");
describeEvaluator(moody as Strategy<Evaluator>, [
  { options: { milliseconds: 1 }, architectures, injected: [[ModelFamily, family]] },
]);
