import {
  type Architecture,
  type Candidate,
  costMeasurements,
  EspalierError,
  Evaluator,
  freshState,
  mapTree,
  type MeasurementDescription,
  type Measurements,
  type ModelState,
  Random,
  type SharedTraining,
  strategy,
} from "espalier";
import { describeEvaluator, type EvaluatorCase } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";
import { family, space } from "./tiny-model.ts";

const loss: MeasurementDescription = {
  measurement: "loss",
  direction: "minimize",
  unit: "",
  description: "Of nothing.",
};

/** Measures the depth with one fault; `create` gives an evaluator a state of its own if it wants one. */
function broken(type: string, create: () => Partial<Evaluator>) {
  return strategy(Evaluator, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): Evaluator => ({
      measures: [loss],
      updates: 0,
      measure: async (candidate) => ({ loss: depthOf(candidate) }),
      ...create(),
    }),
  });
}

/** The same, by what it measures alone. */
function measuring(type: string, create: () => (candidate: Candidate) => Promise<Measurements>) {
  return broken(type, () => ({ measure: create() }));
}

const depthOf = ({ architecture }: Candidate) => architecture.number("image.depth");

const drifting = measuring("drifting", () => {
  let calls = 0;
  return async () => ({ loss: calls++ });
});
const remembering = measuring("remembering", () => {
  let first: number | undefined;
  return async (candidate) => ({ loss: (first ??= depthOf(candidate)) });
});
const cached = measuring("cached", () => {
  const known = new Map<string, number>();
  return async (candidate) => {
    const { hash } = candidate.architecture;
    if (!known.has(hash)) known.set(hash, depthOf(candidate) + candidate.random.uniform());
    return { loss: known.get(hash)! };
  };
});
const budgetless = measuring("budgetless", () => {
  const known = new Map<string, number>();
  return async (candidate) => {
    const { hash } = candidate.architecture;
    if (!known.has(hash)) known.set(hash, depthOf(candidate) + candidate.budget);
    return { loss: known.get(hash)! };
  };
});
const tired = measuring("tired", () => {
  let calls = 0;
  return async (candidate) => ({ loss: depthOf(candidate) + (++calls > 2 ? 1 : 0) });
});
const constant = measuring("constant", () => async () => ({ loss: 1 }));
const silent = measuring("silent", () => async (candidate) => ({ error: depthOf(candidate) }));
const silentSometimes = measuring("silent-sometimes", () => async (candidate) => ({
  loss: candidate.budget < 0.1 ? NaN : depthOf(candidate),
}));
const infinite = broken("infinite", () => ({
  measures: [loss, { ...loss, measurement: "flops" }],
  measure: async (candidate) => ({
    loss: depthOf(candidate),
    flops: candidate.budget < 1 ? Infinity : 1,
  }),
}));
const keeping = measuring("keeping", () => async (candidate) => {
  const { state } = await candidate.inherit();
  candidate.keep!([{ update: 1, state, plan: {}, loss: 1 }]);
  return { loss: depthOf(candidate) };
});
const hoarding = measuring("hoarding", () => {
  const trained = new Map<string, number>();
  return async (candidate) => {
    const { hash } = candidate.architecture;
    trained.set(hash, candidate.budget + (trained.get(hash) ?? 0));
    return { loss: depthOf(candidate) / trained.get(hash)! };
  };
});
const incomplete = measuring("incomplete", () => async (candidate) => {
  const { state } = await candidate.inherit();
  const slots = { ...state.slots, first: new Map() };
  candidate.keep?.([{ update: 1, state: { ...state, slots }, plan: {}, loss: 1 }]);
  return { loss: depthOf(candidate) };
});
const pushy = measuring("pushy", () => async (candidate) => {
  Object.assign(candidate, { budget: 1 });
  return { loss: depthOf(candidate) };
});
const inPlace = measuring("in-place", () => async (candidate) => {
  const { state } = await candidate.inherit();
  for (const { data } of state.parameters.values()) data.fill(depthOf(candidate));
  return { loss: depthOf(candidate) };
});
const careless = measuring("careless", () => async (candidate) => {
  if (depthOf(candidate) > 4) throw new TypeError("depth of undefined");
  return { loss: depthOf(candidate) };
});
const shaken = measuring("shaken", () => {
  let failures = 0;
  return async (candidate) => {
    if (depthOf(candidate) > 4) {
      failures++;
      throw new EspalierError({
        code: "ESPALIER_TEST_TOO_DEEP",
        message: "It is too deep.",
        culprit: "image.depth",
        allowed: "up to 4",
        remedy: "Leave it out.",
      });
    }
    return { loss: depthOf(candidate) + failures };
  };
});

const nothing = broken("nothing", () => ({ measures: [] }));
const doubled = broken("doubled", () => ({ measures: [loss, loss] }));
const spaced = broken("spaced", () => ({ measures: [{ ...loss, measurement: "the loss" }] }));
const upwards = broken("upwards", () => ({ measures: [{ ...loss, direction: "up" as "maximize" }] }));
const undescribed = broken("undescribed", () => ({ measures: [{ ...loss, description: "" }] }));
const fractional = broken("fractional", () => ({ updates: 0.5 }));
let built = 0;
const changing = broken("changing", () => ({
  measures: built++ % 2 === 0 ? [loss] : [loss, ...costMeasurements],
}));

const architectures = [
  space.smallest(),
  space.smallest().with({ "image.depth": 2, "image.width": 8 }),
] as const;
const fresh = (one: Architecture): ModelState => freshState(one, family.describe(one), new Random(1));
const kitCase: EvaluatorCase = {
  architectures,
  inherit: async (one) => ({ state: fresh(one), plan: {} }),
};

/** Trains the largest model of the space with one fault. */
function sharing(type: string, create: () => Partial<SharedTraining>) {
  return broken(type, () => ({
    sharedTraining: {
      updates: 1,
      train: async ({ inherit, current }) => ({ ...(await inherit(current)), update: 1, loss: 0 }),
      partOf: (_, architecture) => fresh(architecture),
      ...create(),
    },
  }));
}

const restless = sharing("restless", () => {
  let trainings = 0;
  return {
    train: async ({ inherit, current }) => ({ ...(await inherit(current)), update: ++trainings, loss: 0 }),
  };
});
const stepless = sharing("stepless", () => {
  let first: number | undefined;
  return {
    train: async ({ inherit, current, random }) => {
      const { state, plan } = await inherit(current);
      first ??= random.uniform();
      const averages = mapTree(state.averages, ({ shape, data }) => ({
        shape,
        data: data.map(() => first!),
      }));
      return { state: { ...state, averages }, plan, update: 1, loss: 0 };
    },
  };
});
const whole = sharing("whole", () => ({ partOf: (trained) => trained }));
const mislabelled = sharing("mislabelled", () => ({
  partOf: (trained, architecture) => ({ ...trained, architecture }),
}));
const wearing = sharing("wearing", () => ({
  partOf: (trained, architecture) => {
    for (const { data } of trained.averages.values()) data.fill(0);
    return fresh(architecture);
  },
}));
const narrow = sharing("narrow", () => ({
  partOf: (trained, architecture) => (architecture.number("image.depth") > 2 ? trained : fresh(architecture)),
}));
const partial = sharing("partial", () => {
  let calls = 0;
  return {
    partOf: (_, architecture) => freshState(architecture, family.describe(architecture), new Random(calls++)),
  };
});
const uncounted = sharing("uncounted", () => ({ updates: -1 }));

eachSeed(() => {
  for (const one of [
    drifting,
    remembering,
    cached,
    budgetless,
    tired,
    constant,
    silent,
    silentSometimes,
    infinite,
    keeping,
    hoarding,
    incomplete,
    pushy,
    inPlace,
    nothing,
    doubled,
    spaced,
    upwards,
    undescribed,
    fractional,
    changing,
  ])
    describeEvaluator(one, [kitCase]);
  const tooDeep = space.smallest().with({ "image.depth": 9 });
  for (const one of [careless, shaken]) describeEvaluator(one, [{ ...kitCase, unmeasurable: [tooDeep] }]);
  for (const one of [restless, stepless, whole, mislabelled, wearing, narrow, partial, uncounted])
    describeEvaluator(one, [{ ...kitCase, space }]);
});
