import {
  Architecture,
  DataStream,
  definePlugin,
  DownstreamTask,
  EspalierError,
  Evaluator,
  filled,
  freshState,
  GrowthDimension,
  GrowthSpace,
  GrowthTrigger,
  IntegerRange,
  LearningRateSchedule,
  ModelFamily,
  type ModelState,
  ParameterInheritance,
  type Port,
  Random,
  ReplayPolicy,
  SearchSpace,
  SearchStrategy,
  Selection,
  strategy,
  type TrainableFamily,
  TrainingObjective,
  type Trial,
  TrialScheduler,
} from "espalier";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { PORTS } from "../../src/plugin/slots.ts";
import { checksOf } from "../../src/plugin/checks/checks-of.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { RunContainer } from "../../src/plugin/run-container.ts";

const none = Type.Object({}, { additionalProperties: false });
const space = new SearchSpace(
  "space",
  new Map([
    ["depth", { type: "integer", low: 1, high: 4, step: 1 }],
    ["norm", { type: "categorical", values: ["layer", "batch"] }],
  ]),
);
const small = new Architecture({ depth: 1, norm: "layer" });
const large = new Architecture({ depth: 2, norm: "layer" });
const objectives = [{ measurement: "loss", direction: "minimize", unit: "" }] as const;
const random = new Random(1);

function trial(number: number): Trial {
  return {
    number,
    architecture: small,
    status: "completed",
    budget: 1,
    measurements: { loss: 1 },
    notes: {},
  };
}
const trials = [trial(0), trial(1)];

/** A model of one number. */
function stateOf(architecture: Architecture, value = 0): ModelState {
  const state = freshState(architecture, [], random);
  return { ...state, parameters: new Map([["weight", filled([1], value)]]) };
}

/** What is wrong with a strategy that is right but for some members, when it is built and then asked. */
async function wrong<Service extends object>(
  port: Port<Service>,
  right: Service,
  changes: object,
  ask: (service: Service) => unknown = () => undefined,
): Promise<string> {
  const create = () => ({ ...right, ...changes });
  const mine = strategy(port, { type: "mine", summary: "Mine.", options: none, inject: [], create } as never);
  const container = new RunContainer(new Registry([definePlugin({ name: "mine", strategies: [mine] })]));
  try {
    await ask(await container.build(port, "mine"));
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    return error.message.replace(`${port.name} "mine" of plug-in "mine" `, "");
  }
  return "right";
}

/** The answers of one method, each with what is wrong with it. */
async function answers<Service extends object>(
  port: Port<Service>,
  right: Service,
  member: keyof Service,
  given: readonly unknown[],
  ask: (service: Service) => unknown,
): Promise<string[]> {
  return await Promise.all(
    given.map(async (answer) => await wrong(port, right, { [member]: () => answer }, ask)),
  );
}

/** The values of some properties, each with what is wrong with it. */
async function properties<Service extends object>(
  port: Port<Service>,
  right: Service,
  given: readonly Partial<Record<keyof Service, unknown>>[],
): Promise<string[]> {
  return await Promise.all(given.map(async (changes) => await wrong(port, right, changes)));
}

test("every port has checks", () => {
  expect(PORTS.filter((port) => checksOf(port, {}) === undefined)).toEqual([]);
});

test("a scheduler", async () => {
  const full: TrialScheduler = { next: () => undefined };
  const ask = (scheduler: TrialScheduler) => scheduler.next(trials, 3, objectives);
  const right = [undefined, { type: "start", budget: 1 }, { type: "continue", trial: 1, budget: 0.5 }];
  expect(new Set(await answers(TrialScheduler, full, "next", right, ask))).toEqual(new Set(["right"]));
  const given = [
    null,
    Number.NaN,
    {},
    [],
    { type: "start", budget: Number.NaN },
    { type: "start", budget: 0 },
    { type: "start", budget: 1.5 },
    { type: "stop", budget: 1 },
    { type: "continue", budget: 1 },
    { type: "continue", trial: 2, budget: 1 },
    Promise.resolve(undefined),
  ];
  expect(await answers(TrialScheduler, full, "next", given, ask)).toMatchInlineSnapshot(`
    [
      "returned null from next().",
      "returned NaN from next().",
      "returned {} from next().",
      "returned [] from next().",
      "returned { type: 'start', budget: NaN } from next().",
      "returned { type: 'start', budget: 0 } from next().",
      "returned { type: 'start', budget: 1.5 } from next().",
      "returned { type: 'stop', budget: 1 } from next().",
      "returned { type: 'continue', budget: 1 } from next().",
      "returned { type: 'continue', trial: 2, budget: 1 } from next(): there are 2 trials, numbered from 0.",
      "returned a Promise from next(): it has to answer at once, without async.",
    ]
  `);
  const beyond = await wrong(
    TrialScheduler,
    full,
    { next: () => ({ type: "start", budget: 1 }) },
    (scheduler) => scheduler.next(trials, 2, objectives),
  );
  expect(beyond).toMatchInlineSnapshot(
    `"returned { type: 'start', budget: 1 } from next(): the search may start 2 trials, and has started 2."`,
  );
  expect(await properties(TrialScheduler, full, [{ needs: 5 }, { needs: { measurements: "loss" } }]))
    .toMatchInlineSnapshot(`
    [
      "has 5 as \`needs\`.",
      "has { measurements: 'loss' } as \`needs\`.",
    ]
  `);
});

test("a selection", async () => {
  const first: Selection = { choose: ([trial]) => ({ trial: trial as Trial, reason: "" }) };
  const ask = (selection: Selection) => selection.choose(trials, objectives);
  const right = [
    { trial: trials[1], reason: "" },
    { trial: { ...trials[0] }, reason: "a copy" },
  ];
  expect(await answers(Selection, first, "choose", right, ask)).toEqual(["right", "right"]);
  const given = [
    undefined,
    trials[0],
    { trial: 0, reason: "" },
    { trial: trials[0] },
    { trial: trial(99), reason: "" },
    { trial: {}, reason: "" },
  ];
  expect(await answers(Selection, first, "choose", given, ask)).toMatchInlineSnapshot(`
    [
      "returned undefined from choose().",
      "returned { number: 0, architecture: Architecture { values: { depth: 1, norm: 'layer' } }, status: 'completed', budget: 1, meas... from choose().",
      "returned { trial: 0, reason: '' } from choose().",
      "returned { trial: { number: 0, architecture: Architecture { values: [Object] }, status: 'completed', budget: 1, measurements: ... from choose(): the reason is not a string.",
      "returned { trial: { number: 99, architecture: Architecture { values: [Object] }, status: 'completed', budget: 1, measurements:... from choose(): the trials were 0, 1.",
      "returned { trial: {}, reason: '' } from choose(): the trials were 0, 1.",
    ]
  `);
});

test("a search strategy", async () => {
  const still: SearchStrategy = { propose: () => undefined };
  const ask = (one: SearchStrategy) => one.propose({ space, trials, random, objectives });
  const right = [
    undefined,
    { architecture: small },
    { architecture: small, notes: { a: 1, b: "", c: true } },
  ];
  expect(new Set(await answers(SearchStrategy, still, "propose", right, ask))).toEqual(new Set(["right"]));
  const given = [
    null,
    small,
    { architecture: { depth: 1 } },
    { architecture: small, notes: "none" },
    { architecture: small, notes: { temperature: Infinity } },
    { architecture: small, notes: { parent: { number: 1 } } },
    { architecture: small, notes: { size: 5n } },
  ];
  expect(await answers(SearchStrategy, still, "propose", given, ask)).toMatchInlineSnapshot(`
    [
      "returned null from propose().",
      "returned Architecture { values: { depth: 1, norm: 'layer' } } from propose(): its architecture is not an Architecture.",
      "returned { architecture: { depth: 1 } } from propose(): its architecture is not an Architecture.",
      "returned { architecture: Architecture { values: { depth: 1, norm: 'layer' } }, notes: 'none' } from propose(): its notes are not an object.",
      "returned { architecture: Architecture { values: { depth: 1, norm: 'layer' } }, notes: { temperature: Infinity } } from propose(): its note "temperature" is Infinity.",
      "returned { architecture: Architecture { values: { depth: 1, norm: 'layer' } }, notes: { parent: { number: 1 } } } from propose(): its note "parent" is { number: 1 }.",
      "returned { architecture: Architecture { values: { depth: 1, norm: 'layer' } }, notes: { size: 5n } } from propose(): its note "size" is 5n.",
    ]
  `);
});

test("an evaluator", async () => {
  const right: Evaluator = { measures: [], updates: 0, measure: async () => ({}) };
  const measure = { measurement: "loss", direction: "minimize", unit: "", description: "" };
  const sharedTraining = {
    updates: 1,
    train: async () => ({ update: 1, state: stateOf(small), plan: {}, loss: 0 }),
    partOf: (state: ModelState) => state,
  };
  const good = [{ measures: [measure] }, { sharedTraining }, { sharedTraining: undefined }];
  expect(new Set(await properties(Evaluator, right, good))).toEqual(new Set(["right"]));
  const given = [
    { measures: undefined },
    { measures: "loss" },
    { measures: ["loss"] },
    { measures: [{ ...measure, measurement: "the loss" }] },
    { measures: [{ ...measure, direction: "down" }] },
    { measures: [measure, measure] },
    { updates: Number.NaN },
    { updates: 1.5 },
    { sharedTraining: 5 },
    { sharedTraining: { ...sharedTraining, updates: -1 } },
    { sharedTraining: { updates: 1 } },
  ];
  expect(await properties(Evaluator, right, given)).toMatchInlineSnapshot(`
    [
      "lacks \`measures\`: it must be array.",
      "has 'loss' as \`measures\`: it must be array.",
      "has [ 'loss' ] as \`measures\`: /0 must be object.",
      "has [ { measurement: 'the loss', direction: 'minimize', unit: '', description: '' } ] as \`measures\`: /0/measurement must match pattern "^[^\\s<>=]+$".",
      "has [ { measurement: 'loss', direction: 'down', unit: '', description: '' } ] as \`measures\`: /0/direction must be equal to one of the allowed values.",
      "has [ { measurement: 'loss', direction: 'minimize', unit: '', description: '' }, { measurement: 'loss', direction: 'minim... as \`measures\`: entry 1: "loss" is there twice.",
      "has NaN as \`updates\`.",
      "has 1.5 as \`updates\`.",
      "has 5 as \`sharedTraining\`.",
      "has -1 as \`sharedTraining.updates\`.",
      "lacks \`sharedTraining.train\`.",
    ]
  `);
  const partOf = { sharedTraining: { ...sharedTraining } };
  expect(
    await wrong(Evaluator, right, partOf, (one) => one.sharedTraining?.partOf(stateOf(small), large)),
  ).toMatchInlineSnapshot(
    `"returned { architecture: Architecture { values: { depth: 1, norm: 'layer' } }, parameters: Map(1) { 'weight' => { shape: [Arra... from sharedTraining.partOf(): the state is of {"depth":1,"norm":"layer"}, not of {"depth":2,"norm":"layer"}."`,
  );
});

test("a stream", async () => {
  const example = { id: "a" };
  const right: DataStream = {
    kind: "letters",
    steps: 2,
    stepNames: ["one", "two"],
    examples: async () => [example],
    show: async () => ({ texts: [], notes: [] }),
  };
  const values = [
    { kind: "" },
    { steps: Number.NaN },
    { steps: 0 },
    { steps: "2" },
    { stepNames: ["one"] },
    { examples: undefined },
    { show: "all" },
  ];
  expect(await properties(DataStream, right, values)).toMatchInlineSnapshot(`
    [
      "has '' as \`kind\`.",
      "has NaN as \`steps\`.",
      "has 0 as \`steps\`.",
      "has '2' as \`steps\`.",
      "has [ 'one' ] as \`stepNames\`: there are 2 steps.",
      "lacks \`examples\`.",
      "has 'all' as \`show\`.",
    ]
  `);
  const made = {
    length: 1,
    at: (): unknown => example,
    *[Symbol.iterator]() {
      yield example;
    },
  };
  const examples = (stream: DataStream) => stream.examples(1, "train");
  expect(await answers(DataStream, right, "examples", [[], [example], made], examples)).toEqual([
    "right",
    "right",
    "right",
  ]);
  const given = [
    undefined,
    {},
    [5],
    [{ ...example, id: 5 }],
    [example, example],
    Object.assign({}, made, { length: Number.NaN }),
  ];
  expect(await answers(DataStream, right, "examples", given, examples)).toMatchInlineSnapshot(`
    [
      "returned undefined from examples().",
      "returned {} from examples().",
      "returned [ 5 ] from examples(): entry 0: it is not an example with an \`id\`.",
      "returned [ { id: 5 } ] from examples(): entry 0: it is not an example with an \`id\`.",
      "returned [ { id: 'a' }, { id: 'a' } ] from examples(): entry 1: the id "a" is there twice.",
      "has NaN as \`examples().length\`.",
    ]
  `);
  const lost = Object.assign({}, made, { at: () => undefined });
  expect(
    await answers(DataStream, right, "examples", [lost], async (stream) => (await examples(stream)).at(0)),
  ).toMatchInlineSnapshot(`
    [
      "returned undefined from examples().at().",
    ]
  `);
  const shown = [{ media: "data:,", texts: ["a"], notes: [] }, {}, { texts: "a", notes: [] }];
  expect(await answers(DataStream, right, "show", shown, (stream) => stream.show?.(example)))
    .toMatchInlineSnapshot(`
    [
      "right",
      "returned {} from show().",
      "returned { texts: 'a', notes: [] } from show().",
    ]
  `);
});

test("what further methods of a stream throw names the stream", async () => {
  const right = {
    kind: "letters",
    steps: 1,
    stepNames: ["one"],
    examples: async () => [],
    letter: async (): Promise<string> => {
      throw new TypeError("no letter");
    },
  };
  const ask = async (stream: DataStream) => await (stream as unknown as typeof right).letter();
  expect(await wrong(DataStream, right as DataStream, {}, ask)).toMatchInlineSnapshot(
    `"failed in letter(): no letter"`,
  );
});

test("a replay policy", async () => {
  const right: ReplayPolicy = { shares: () => [] };
  const ask = (policy: ReplayPolicy) => policy.shares([10, 0, 30]);
  expect(await answers(ReplayPolicy, right, "shares", [[0.25, 0, 0.75]], ask)).toEqual(["right"]);
  const given = [undefined, [1], [1, 0, 1], [0.5, 0, Number.NaN], [1.5, 0, -0.5], [0.5, 0.5, 0], [0, 0, 0]];
  expect(await answers(ReplayPolicy, right, "shares", given, ask)).toMatchInlineSnapshot(`
    [
      "returned undefined from shares(): there are 3 steps.",
      "returned [ 1 ] from shares(): there are 3 steps.",
      "returned [ 1, 0, 1 ] from shares(): together they are 2.",
      "returned [ 0.5, 0, NaN ] from shares().",
      "returned [ 1.5, 0, -0.5 ] from shares().",
      "returned [ 0.5, 0.5, 0 ] from shares(): no examples have arrived at step 2.",
      "returned [ 0, 0, 0 ] from shares(): together they are 0.",
    ]
  `);
  expect(
    await answers(
      ReplayPolicy,
      right,
      "shares",
      [
        [0, 0],
        [1, 0],
      ],
      (one) => one.shares([0, 0]),
    ),
  ).toMatchInlineSnapshot(`
    [
      "right",
      "returned [ 1, 0 ] from shares(): no examples have arrived at step 1.",
    ]
  `);
});

test("a learning-rate schedule", async () => {
  const right: LearningRateSchedule = { factor: () => 1 };
  const training = { updates: 2, step: 1, architectureChanged: true };
  const given = [0, 0.5, 1, undefined, "1", Number.NaN, -1e-9, 1.1];
  expect(await answers(LearningRateSchedule, right, "factor", given, (one) => one.factor(1, training)))
    .toMatchInlineSnapshot(`
    [
      "right",
      "right",
      "right",
      "returned undefined from factor().",
      "returned '1' from factor().",
      "returned NaN from factor().",
      "returned -1e-9 from factor().",
      "returned 1.1 from factor().",
    ]
  `);
});

test("a model family", async () => {
  const parameter = {
    name: "weight",
    axes: [{ name: "axis", role: "hidden", flow: "reads", size: 4 }],
    initial: { type: "normal", deviation: 1 },
    trainable: true,
    decays: true,
  };
  const right = {
    dimensions: [{ name: "depth", part: "image", grows: "depth" }],
    describe: () => [parameter],
    cost: () => ({ parameters: 1, flops: 1 }),
  } as unknown as ModelFamily;
  expect(await properties(ModelFamily, right, [{}, { anyDimensions: true, identity: () => "a" }])).toEqual([
    "right",
    "right",
  ]);
  expect(await wrong(ModelFamily, { dimensions: [] }, {})).toBe("right");
  const values = [
    { dimensions: [{ name: "depth" }] },
    { anyDimensions: 1 },
    { identity: "a" },
    { check: true },
  ];
  expect(await properties(ModelFamily, right, values)).toMatchInlineSnapshot(`
    [
      "has [ { name: 'depth' } ] as \`dimensions\`: /0 must have required property 'part'.",
      "has 1 as \`anyDimensions\`.",
      "has 'a' as \`identity\`.",
      "has true as \`check\`.",
    ]
  `);
  const asked = async (
    member: keyof ModelFamily,
    given: readonly unknown[],
    ask: (family: ModelFamily) => unknown,
  ) => await answers(ModelFamily, right, member, given, ask);
  const descriptions = [
    undefined,
    [{ ...parameter, axes: [{ ...parameter.axes[0], size: Number.NaN }] }],
    [{ ...parameter, axes: [{ ...parameter.axes[0], role: "wide" }] }],
    [parameter, parameter],
    [parameter, { ...parameter, name: "other", axes: [{ ...parameter.axes[0], size: 5 }] }],
  ];
  expect(await asked("describe", descriptions, (family) => family.describe?.(small))).toMatchInlineSnapshot(`
    [
      "returned undefined from describe(): it must be array.",
      "returned [ { name: 'weight', axes: [ [Object] ], initial: { type: 'normal', deviation: 1 }, trainable: true, decays: true } ] from describe(): /0/axes/0/size must be integer.",
      "returned [ { name: 'weight', axes: [ [Object] ], initial: { type: 'normal', deviation: 1 }, trainable: true, decays: true } ] from describe(): /0/axes/0/role must be equal to one of the allowed values.",
      "returned [ { name: 'weight', axes: [ [Object] ], initial: { type: 'normal', deviation: 1 }, trainable: true, decays: true }, {... from describe(): entry 1: "weight" is there twice.",
      "returned [ { name: 'weight', axes: [ [Object] ], initial: { type: 'normal', deviation: 1 }, trainable: true, decays: true }, {... from describe(): the axis "axis" of "other" has the size 5, elsewhere 4.",
    ]
  `);
  const costs = [
    undefined,
    { parameters: Number.NaN, flops: 1 },
    { parameters: 1, flops: -1 },
    { parameters: 1 },
  ];
  expect(await asked("cost", costs, (family) => family.cost?.(small))).toMatchInlineSnapshot(`
    [
      "returned undefined from cost().",
      "returned { parameters: NaN, flops: 1 } from cost().",
      "returned { parameters: 1, flops: -1 } from cost().",
      "returned { parameters: 1 } from cost().",
    ]
  `);
  expect(await asked("identity", ["a", 5], (family) => family.identity?.(small))).toMatchInlineSnapshot(`
    [
      "right",
      "returned 5 from identity().",
    ]
  `);
});

test("a family whose models train", async () => {
  const tensor = (...shape: number[]) => ({ shape });
  const array = (rows: number) => ({ shape: [rows, 2], data: new Float32Array(2 * rows) });
  const encoder = {
    encode: async ({ length }: readonly unknown[]): Promise<unknown> => ({
      x: array(length),
      y: array(length),
    }),
    input: (_: string, items: readonly unknown[]): unknown => array(items.length),
  };
  const right = {
    dimensions: [],
    describe: () => [],
    cost: () => ({ parameters: 1, flops: 1 }),
    ...{ reads: "letters", inputs: ["x"], targets: ["y"], outputs: ["z"] },
    parts: [{ name: "all", inputs: ["x"], output: "z" }],
    encoder: async () => encoder,
    forward: () => ({ z: tensor(1, 2) }),
    comparable: () => new Float32Array(1),
  } as unknown as TrainableFamily;
  const port = ModelFamily as Port<TrainableFamily>;
  const values = [
    {},
    { reads: 5 },
    { inputs: "x" },
    { outputs: undefined },
    { parts: [] },
    { parts: [{ name: "all", inputs: ["y"], output: "z" }] },
    { encoder: undefined },
  ];
  expect(await properties(port, right, values)).toMatchInlineSnapshot(`
    [
      "right",
      "has 5 as \`reads\`.",
      "has 'x' as \`inputs\`.",
      "lacks \`outputs\`.",
      "has [] as \`parts\`.",
      "has [ { name: 'all', inputs: [ 'y' ], output: 'z' } ] as \`parts\`.",
      "lacks \`encoder\`.",
    ]
  `);
  const forward = [{}, { z: tensor(1) }, undefined, { z: 1 }, { other: tensor(1) }];
  expect(await answers(port, right, "forward", forward, (family) => family.forward(small, new Map(), {})))
    .toMatchInlineSnapshot(`
    [
      "right",
      "right",
      "returned undefined from forward().",
      "returned { z: 1 } from forward(): z: it is not a tensor.",
      "returned { other: { shape: [ 1 ] } } from forward(): "other" is not among z.",
    ]
  `);
  expect(await answers(port, right, "comparable", [[1]], (family) => family.comparable({})))
    .toMatchInlineSnapshot(`
    [
      "returned [ 1 ] from comparable().",
    ]
  `);
  const encoding = async (changes: object) =>
    await wrong(port, right, { encoder: async () => ({ ...encoder, ...changes }) }, async (family) => {
      const built = await family.encoder({} as DataStream, 1);
      await built.encode([{ id: "a" }], { augment: false });
      built.input("x", ["a", "b"]);
    });
  const batches = [
    { x: array(1) },
    { x: array(1), y: array(2) },
    { x: array(1), y: { shape: [1], data: [1] } },
  ];
  expect(
    await Promise.all([
      encoding({}),
      ...batches.map((batch) => encoding({ encode: async () => batch })),
      encoding({ input: () => ({ shape: [2, 2], data: new Float32Array(3) }) }),
      encoding({ input: undefined }),
    ]),
  ).toMatchInlineSnapshot(`
    [
      "right",
      "returned { x: { shape: [ 1, 2 ], data: Float32Array(2) [ 0, 0 ] } } from encoder().encode(): y: it is missing.",
      "returned { x: { shape: [ 1, 2 ], data: Float32Array(2) [ 0, 0 ] }, y: { shape: [ 2, 2 ], data: Float32Array(4) [ 0, 0, 0, 0 ] } } from encoder().encode(): y: its shape is [2, 2] for 1 rows.",
      "returned { x: { shape: [ 1, 2 ], data: Float32Array(2) [ 0, 0 ] }, y: { shape: [ 1 ], data: [ 1 ] } } from encoder().encode(): y: its data are not a Float32Array or an Int32Array.",
      "returned { shape: [ 2, 2 ], data: Float32Array(3) [ 0, 0, 0 ] } from encoder().input(): it has 3 numbers for the shape [2, 2].",
      "lacks \`encoder().input\`.",
    ]
  `);
});

test("an objective", async () => {
  const tensor = (...shape: number[]) => ({ shape });
  const objective = { needs: { outputs: [] }, loss: () => tensor() } as unknown as TrainingObjective;
  expect(
    await properties(TrainingObjective, objective, [{ needs: undefined }, { needs: { outputs: "all" } }]),
  ).toMatchInlineSnapshot(`
    [
      "lacks \`needs\`.",
      "has { outputs: 'all' } as \`needs\`.",
    ]
  `);
  expect(
    await answers(TrainingObjective, objective, "loss", [tensor(), tensor(2), 0.5], (one) =>
      one.loss({} as never, {} as never),
    ),
  ).toMatchInlineSnapshot(`
    [
      "right",
      "returned { shape: [ 2 ] } from loss(): its shape is [2].",
      "returned 0.5 from loss(): it is not a tensor.",
    ]
  `);
});

test("growth", async () => {
  const right: GrowthSpace = { at: ({ space }) => space };
  const dimension: GrowthDimension = { exact: true, reach: () => [], expand: (state) => state };
  expect(await properties(GrowthDimension, dimension, [{ exact: 1 }])).toMatchInlineSnapshot(`
    [
      "has 1 as \`exact\`.",
    ]
  `);
  const at = (one: GrowthSpace) =>
    one.at({ step: 1, current: small, space, dimensions: [], examplesSeen: [1] });
  const restricted = space.restrict(new Map([["depth", [1, 2]]]));
  expect(await answers(GrowthSpace, right, "at", [space, restricted], at)).toEqual(["right", "right"]);
  const other = (dimensions: object) => new SearchSpace("other", new Map(Object.entries(dimensions)));
  const [depth, norm] = [...space.dimensions.values()];
  const spaces = [
    undefined,
    [small],
    other({ depth, norn: norm }),
    other({ depth }),
    space.restrict(new Map([["depth", [1, 7]]])),
    space.restrict(new Map([["depth", [2, 3]]]), [{ description: "none", accepts: () => false }]),
  ];
  expect(await answers(GrowthSpace, right, "at", spaces, at)).toMatchInlineSnapshot(`
    [
      "returned undefined from at(): it is not a SearchSpace.",
      "returned [ Architecture { values: { depth: 1, norm: 'layer' } } ] from at(): it is not a SearchSpace.",
      "returned <ref *1> SearchSpace { name: 'other', dimensions: Map(2) { 'depth' => { type: 'integer', low: 1, high: 4, step: 1 }, ... from at(): the search space has no dimension "norn".",
      "returned <ref *1> SearchSpace { name: 'other', dimensions: Map(1) { 'depth' => { type: 'integer', low: 1, high: 4, step: 1 } }... from at(): it lacks the dimension "norm".",
      "returned <ref *1> SearchSpace { name: 'space', dimensions: Map(2) { 'depth' => { type: 'categorical', values: [Array] }, 'norm... from at(): the search space has no 7 for "depth".",
      "returned <ref *1> SearchSpace { name: 'space', dimensions: Map(2) { 'depth' => { type: 'categorical', values: [Array] }, 'norm... from at(): it has no architecture.",
    ]
  `);
  const reach = (one: GrowthDimension) => one.reach(small, space);
  const reached = [
    5,
    [{ dimension: "depth" }],
    [{ dimension: "dept", values: [1] }],
    [{ dimension: "depth", values: [1, 9] }],
    [{ dimension: "depth", values: [2, 3] }],
  ];
  expect(await answers(GrowthDimension, dimension, "reach", reached, reach)).toMatchInlineSnapshot(`
    [
      "returned 5 from reach().",
      "returned [ { dimension: 'depth' } ] from reach(): entry 0: it is not { dimension, values }.",
      "returned [ { dimension: 'dept', values: [ 1 ] } ] from reach(): entry 0: the space has no dimension 'dept'.",
      "returned [ { dimension: 'depth', values: [ 1, 9 ] } ] from reach(): entry 0: "depth" has no value 9.",
      "returned [ { dimension: 'depth', values: [ 2, 3 ] } ] from reach(): entry 0: "depth" does not begin with its current value.",
    ]
  `);
  const long = other({ depth: { type: "integer", low: 1, high: 2 ** 40, step: 1 } });
  const ranges = [8, 2 ** 40, 2 ** 41].map((high) => [
    { dimension: "depth", values: new IntegerRange(1, high) },
  ]);
  const reachFar = (one: GrowthDimension) => one.reach(small, long);
  expect(await answers(GrowthDimension, dimension, "reach", ranges, reachFar)).toMatchInlineSnapshot(`
    [
      "right",
      "right",
      "returned [ { dimension: 'depth', values: IntegerRange { low: 1, step: 1, length: 2199023255552 } } ] from reach(): entry 0: "depth" has no value 2199023255552.",
    ]
  `);
  const states = [
    undefined,
    { ...stateOf(large), slots: {} },
    { ...stateOf(large), parameters: {} },
    { ...stateOf(large), parameters: new Map([["weight", { shape: [2], data: new Float32Array(1) }]]) },
    stateOf(large, Number.NaN),
  ];
  expect(
    await answers(GrowthDimension, dimension, "expand", states, (one) =>
      one.expand(stateOf(small), large, random),
    ),
  ).toMatchInlineSnapshot(`
    [
      "returned undefined from expand(): it is not a state of a model.",
      "returned { architecture: Architecture { values: { depth: 2, norm: 'layer' } }, parameters: Map(1) { 'weight' => { shape: [Arra... from expand(): slots.first: it is not a map of arrays.",
      "returned { architecture: Architecture { values: { depth: 2, norm: 'layer' } }, parameters: {}, averages: Map(0) {}, slots: { f... from expand(): parameters: it is not a map of arrays.",
      "returned { architecture: Architecture { values: { depth: 2, norm: 'layer' } }, parameters: Map(1) { 'weight' => { shape: [Arra... from expand(): parameters: "weight" has 1 numbers for the shape [2].",
      "returned { architecture: Architecture { values: { depth: 2, norm: 'layer' } }, parameters: Map(1) { 'weight' => { shape: [Arra... from expand(): parameters: "weight" has numbers that are not finite.",
    ]
  `);
});

test("an inheritance", async () => {
  const right: ParameterInheritance = {
    averageWindow: undefined,
    keeps: { live: "live", averaged: "averaged" },
    inherit: ({ parent }) => ({ state: parent, plan: {} }),
  };
  expect(
    await properties(ParameterInheritance, right, [
      { averageWindow: 0.1 },
      { averageWindow: Number.NaN },
      { averageWindow: "long" },
      { keeps: { live: "live" } },
    ]),
  ).toMatchInlineSnapshot(`
    [
      "right",
      "has NaN as \`averageWindow\`.",
      "has 'long' as \`averageWindow\`.",
      "has { live: 'live' } as \`keeps\`.",
    ]
  `);
  const anchor = { weights: new Map(), mask: new Map(), momentum: 0.9, pull: 0.1 };
  const inherited = [
    { state: stateOf(large), plan: { anchor } },
    undefined,
    { state: stateOf(large) },
    { state: stateOf(small), plan: {} },
    { state: stateOf(large), plan: { anchor: { ...anchor, pull: Number.NaN } } },
  ];
  const request = {
    parent: stateOf(small),
    child: large,
    random,
    expand: (state: ModelState) => state,
    fresh: (architecture: Architecture) => stateOf(architecture),
  };
  expect(await answers(ParameterInheritance, right, "inherit", inherited, (one) => one.inherit(request)))
    .toMatchInlineSnapshot(`
    [
      "right",
      "returned undefined from inherit().",
      "returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(1) { 'weight' => [Object] }, averages: Ma... from inherit().",
      "returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(1) { 'weight' => [Object] }, averages: Ma... from inherit(): the state is of {"depth":1,"norm":"layer"}, not of {"depth":2,"norm":"layer"}.",
      "returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(1) { 'weight' => [Object] }, averages: Ma... from inherit(): the plan's anchor is not { weights, mask, momentum, pull }.",
    ]
  `);
});

test("a trigger and a task", async () => {
  const trigger: GrowthTrigger = { fires: () => ({ fires: true, reason: "" }) };
  const decisions = [
    { fires: false, reason: "" },
    undefined,
    true,
    { fires: 1, reason: "" },
    { fires: true },
  ];
  expect(await answers(GrowthTrigger, trigger, "fires", decisions, (one) => one.fires([])))
    .toMatchInlineSnapshot(`
    [
      "right",
      "returned undefined from fires().",
      "returned true from fires().",
      "returned { fires: 1, reason: '' } from fires().",
      "returned { fires: true } from fires().",
    ]
  `);
  const task: DownstreamTask = { needs: { outputs: [] }, evaluate: async () => [] };
  const score = { name: "a", value: 0.5, interval: [0.4, 0.6], count: 1, baselines: {} };
  const scores = [
    [score, { ...score, ofStep: 1 }],
    undefined,
    score,
    [{ ...score, value: Number.NaN }],
    [{ ...score, value: 34.2 }],
    [{ ...score, value: 34.2, unit: "bits", direction: "minimize" }],
    [{ ...score, interval: [0.4] }],
    [{ ...score, baselines: { chance: "half" } }],
    [{ ...score, baselines: undefined }],
    [score, score],
  ];
  const announcing: DownstreamTask = {
    needs: { outputs: [] },
    scores: [{ name: "a", unit: "bits" }],
    evaluate: async () => [],
  };
  expect(
    await answers(DownstreamTask, announcing, "evaluate", [[score], [{ ...score, unit: "bits" }]], (one) =>
      one.evaluate({} as never, 1),
    ),
  ).toMatchInlineSnapshot(`
    [
      "returned [ { name: 'a', value: 0.5, interval: [ 0.4, 0.6 ], count: 1, baselines: {} } ] from evaluate(): entry 0: "a" has another direction or unit in \`scores\` of the task.",
      "right",
    ]
  `);
  expect(await answers(DownstreamTask, task, "evaluate", scores, (one) => one.evaluate({} as never, 1)))
    .toMatchInlineSnapshot(`
      [
        "right",
        "returned undefined from evaluate(): it must be array.",
        "returned { name: 'a', value: 0.5, interval: [ 0.4, 0.6 ], count: 1, baselines: {} } from evaluate(): it must be array.",
        "returned [ { name: 'a', value: NaN, interval: [ 0.4, 0.6 ], count: 1, baselines: {} } ] from evaluate(): /0/value must be number.",
        "returned [ { name: 'a', value: 34.2, interval: [ 0.4, 0.6 ], count: 1, baselines: {} } ] from evaluate(): entry 0: "a" is 34.2, not in 0 to 1, and has no unit.",
        "right",
        "returned [ { name: 'a', value: 0.5, interval: [ 0.4 ], count: 1, baselines: {} } ] from evaluate(): /0/interval must NOT have fewer than 2 items.",
        "returned [ { name: 'a', value: 0.5, interval: [ 0.4, 0.6 ], count: 1, baselines: { chance: 'half' } } ] from evaluate(): /0/baselines/chance must be number.",
        "returned [ { name: 'a', value: 0.5, interval: [ 0.4, 0.6 ], count: 1, baselines: undefined } ] from evaluate(): /0 must have required property 'baselines'.",
        "returned [ { name: 'a', value: 0.5, interval: [ 0.4, 0.6 ], count: 1, baselines: {} }, { name: 'a', value: 0.5, interval: [ 0.... from evaluate(): entry 1: there are two scores "a".",
      ]
    `);
});
