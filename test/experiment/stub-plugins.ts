import {
  type Architecture,
  DataStream,
  definePlugin,
  DownstreamTask,
  EspalierError,
  Evaluator,
  GrowthDimension,
  GrowthSpace,
  GrowthTrigger,
  LearningRateSchedule,
  ModelFamily,
  ParameterInheritance,
  type Plugin,
  type Port,
  ReplayPolicy,
  SearchStrategy,
  Selection,
  strategy,
  TrainingObjective,
  TrialScheduler,
} from "espalier";
import { type TObject, Type, type TProperties } from "typebox";

function never(): never {
  throw new Error("a stub");
}

function stub(port: Port, type: string, options: TProperties = {}) {
  const schema: TObject = Type.Object(options, { additionalProperties: false });
  return strategy(port, { type, summary: `A ${type}.`, options: schema, inject: [], create: never });
}

const toy = strategy(ModelFamily, {
  type: "toy",
  summary: "Two towers without anything inside.",
  options: Type.Object(
    { patchSize: Type.Integer({ minimum: 1, default: 8 }) },
    { additionalProperties: false },
  ),
  inject: [],
  create: () => ({
    dimensions: [
      { name: "image.depth", part: "image", grows: "depth" },
      { name: "image.width", part: "image", grows: "width" },
    ],
    describe: (architecture: Architecture) => {
      if (architecture.number("image.width") % 32 === 0) return [];
      const message = `image.width ${architecture.get("image.width")} is no multiple of 32.`;
      throw new EspalierError({ code: "ESPALIER_TOY_WIDTH", message });
    },
    cost: (architecture) => ({ parameters: architecture.number("image.depth") * 1000, flops: 1 }),
  }),
});

/** One small strategy or two for each port. */
export const stubPlugins: readonly Plugin[] = [
  definePlugin({
    name: "stubs",
    strategies: [
      toy,
      stub(DataStream, "tiny", { steps: Type.Integer({ minimum: 1, default: 2 }) }),
      stub(ReplayPolicy, "cumulative"),
      stub(ReplayPolicy, "sequential"),
      stub(TrainingObjective, "contrastive"),
      stub(LearningRateSchedule, "cosine"),
      stub(GrowthDimension, "depth"),
      stub(GrowthDimension, "width", { maximum: Type.Optional(Type.Integer()) }),
      stub(GrowthSpace, "dynamic"),
      stub(ParameterInheritance, "momentum", {
        mode: Type.Union([Type.Literal("ema"), Type.Literal("mix")], { default: "ema" }),
        averageWindow: Type.Number({ minimum: 0, maximum: 1, default: 0.1 }),
      }),
      stub(ParameterInheritance, "copy"),
      stub(GrowthTrigger, "every-step"),
      stub(SearchStrategy, "random"),
      stub(SearchStrategy, "evolution", { population: Type.Integer({ minimum: 2, default: 10 }) }),
      stub(TrialScheduler, "full"),
      stub(Evaluator, "proxy-training", { updates: Type.Integer({ minimum: 1, default: 60 }) }),
      stub(Selection, "best"),
      stub(DownstreamTask, "retrieval", { ranks: Type.Array(Type.Integer(), { default: [1, 5] }) }),
    ],
  }),
];

/** An experiment without mistakes, for the stubs. */
export const sound = {
  name: "sound",
  stream: "tiny",
  model: { type: "toy", patchSize: 4 },
  searchSpace: {
    dimensions: {
      "image.depth": { type: "integer", low: 1, high: 3 },
      "image.width": { type: "integer", low: 32, high: 96, step: 32 },
    },
  },
  growth: {
    space: "dynamic",
    dimensions: ["depth", { type: "width", maximum: 64 }],
    inheritance: { type: "momentum", averageWindow: 0.2 },
    trigger: "every-step",
  },
  search: { strategy: "evolution", trials: 4, evaluator: "proxy-training", selection: "best" },
  training: { objective: "contrastive", updates: 10, batchSize: 4, learningRate: 0.001 },
  evaluation: ["retrieval"],
};
