import { Type, type Static } from "typebox";
import type { ArchitectureValues } from "../../architecture/architecture.ts";
import { PATH, SHORT_FOR } from "../../json/validator.ts";
import { CONSTRAINT_PATTERN } from "../../search/measurement-constraint.ts";
import type { Objective } from "../../search/objective.ts";
import type { SearchSpaceFile } from "../../space/search-space-file.ts";
import { ablationSchema } from "./ablation.ts";
import { branch } from "./branch.ts";
import { choiceList, choicesIn, literals } from "./choices.ts";
import { searchHistory } from "./search-history.ts";
import { training } from "./training.ts";

const closed = { additionalProperties: false };

const growth = Type.Object(
  { ...choicesIn("/growth"), dimensions: choiceList("/growth/dimensions") },
  {
    ...closed,
    default: {},
    description: "How the architecture grows. Left out: every step searches the whole space afresh.",
  },
);

/** No union of schemas, so that each mistake in it is told alone. */
const objective = Type.Unsafe<string | (Pick<Objective, "measurement"> & Partial<Objective>)>({
  type: ["string", "object"],
  properties: {
    measurement: Type.String({ description: "The measurement's name." }),
    direction: literals(["minimize", "maximize"], {
      description: "Whether less or more is better; by default as the evaluator says.",
    }),
    unit: Type.String({ description: "For people; by default the evaluator's." }),
  },
  required: ["measurement"],
  additionalProperties: false,
  [SHORT_FOR]: "measurement",
  description: "The name of a measurement, or an object with its direction.",
});

const search = Type.Object(
  {
    ...choicesIn("/search"),
    trials: Type.Integer({ minimum: 1, description: "Candidates that a growth step may try." }),
    timeLimit: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        // A timer counts milliseconds in 31 bits.
        maximum: 2_000_000,
        description:
          "Seconds that one measurement of a trial may take. A slower trial is ended and has failed. With a limit, trials are measured in a process of their own, also by a single worker. Default: no limit.",
      }),
    ),
    history: Type.Optional(searchHistory),
    objectives: Type.Optional(
      Type.Array(objective, {
        minItems: 1,
        uniqueItemProperties: ["measurement"],
        description:
          "The measurements to improve, the main one first; by default the first that the evaluator measures.",
      }),
    ),
    constraints: Type.Optional(
      Type.Array(
        Type.String({
          pattern: CONSTRAINT_PATTERN,
          description: "NAME <= NUMBER or NAME >= NUMBER, such as latencySeconds <= 0.01.",
        }),
        {
          description: "Bounds on measurements that the winner has to keep.",
          examples: [["latencySeconds <= 0.01"]],
        },
      ),
    ),
  },
  { ...closed, description: "How a growth step finds its architecture." },
);

const machine = Type.Object(
  {
    engine: literals(["auto", "native", "wasm", "cpu"], {
      default: "auto",
      description: "Engine that computes. `auto` takes the fastest that the machine has.",
    }),
    mode: literals(["auto", "eager", "graph", "xla"], {
      default: "auto",
      description:
        "How the native engine computes a step: operation by operation, as one graph, or as one graph that XLA compiles. `auto` takes what is ready first, by the number of steps. The other engines compute operation by operation.",
    }),
    workers: Type.Integer({
      minimum: 1,
      default: 1,
      description:
        "Processes that measure trials at once. On few cores and with small models, two do more than one; more of them propose from a history that lags behind.",
    }),
    loaders: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 64,
        description:
          "Threads that assemble training batches ahead of the engine. 0: none. Default: half of the cores, at most 4.",
      }),
    ),
    tensorboard: Type.Optional(
      Type.Boolean({
        description: "Whether to write the run for TensorBoard, into its folder. Default: no.",
      }),
    ),
    order: literals(["deterministic", "arrival"], {
      default: "deterministic",
      description:
        "Order in which the results of several workers are recorded. `deterministic`: in the order in which trials were started, so proposal i (from 0) sees the results up to trial i - workers at any speed. `arrival`: as they come. No worker waits, but another run of the experiment may differ.",
    }),
  },
  { ...closed, default: {}, description: "Where it runs; no part of what is computed." },
);

/** Content of an experiment file. */
export const experimentSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: "For the editor." })),
    extends: Type.Optional(Type.String({ description: "The experiment file that this one changes." })),
    name: Type.String({
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
      examples: ["my-experiment"],
      description: "Letters, digits, dots, dashes and underscores: it names the run's folder.",
    }),
    description: Type.Optional(Type.String({ description: "Subject of the experiment, for readers." })),
    expected: Type.Optional(
      Type.Unsafe<Readonly<Record<string, number>>>({
        type: "object",
        additionalProperties: { type: "number" },
        description: "Expected results of the run, such as `minutes` and scores.",
      }),
    ),
    seed: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 1,
      description: "The root of all randomness.",
    }),
    plugins: Type.Array(Type.String({ minLength: 1, [PATH]: true }), {
      uniqueItems: true,
      default: [],
      description: "Package names or paths of further plug-ins.",
    }),
    ...choicesIn(""),
    searchSpace: Type.Unsafe<SearchSpaceFile>({
      type: ["string", "object"],
      description: "A name from search-spaces/, the path of a JSON file, or the space itself.",
    }),
    start: Type.Unsafe<"smallest" | ArchitectureValues>({
      type: ["string", "object"],
      default: "smallest",
      description: "Architecture at the beginning: `smallest` or an architecture of the space.",
    }),
    growth,
    search,
    training: Type.Optional(training),
    evaluation: choiceList("/evaluation"),
    scores: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1 }),
        Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true }),
        {
          examples: [{ "zero-shot": ["icons-*"] }],
          description:
            "Means over tasks by name: patterns of the names of scores, with * for any characters. Each score counts once. No part of what is computed.",
        },
      ),
    ),
    machine,
    branch: Type.Optional(branch),
    ablation: Type.Optional(ablationSchema),
  },
  { ...closed, title: "Espalier experiment" },
);

/** An experiment with every default filled in, every strategy in full and the search space inline. */
export type Experiment = Omit<Static<typeof experimentSchema>, "$schema" | "extends" | "ablation">;
