import Type, { type Static, type TObject, type TProperties } from "typebox";
import { MAXIMUM_CLASSES } from "../../evaluation/class-accuracies.ts";
import { TaskExampleSchema } from "../../evaluation/task-example.ts";
import { CHECKPOINT_NAME } from "../store/checkpoint-names.ts";
import { GrowthMomentSchema } from "./growth-moment-schema.ts";

/** Version of the event log's format. */
export const EVENT_VERSION = 2;

const Step = Type.Integer({ minimum: 1 });
const Count = Type.Integer({ minimum: 0 });
const Budget = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const ArchitectureSchema = Type.Record(
  Type.String(),
  Type.Union([Type.Number(), Type.String(), Type.Boolean()]),
);
const ScoreSchema = object({
  name: Type.String(),
  value: Type.Number(),
  interval: Type.Tuple([Type.Number(), Type.Number()]),
  count: Count,
  direction: Type.Optional(Type.Enum(["minimize", "maximize"])),
  unit: Type.Optional(Type.String()),
  classes: Type.Optional(Count),
  /** Older logs have none. */
  byClass: Type.Optional(
    Type.Array(object({ name: Type.String(), count: Count, right: Count }), { maxItems: MAXIMUM_CLASSES }),
  ),
  baselines: Type.Record(Type.String(), Type.Number()),
  ofStep: Type.Optional(Step),
});

/** A file of the run's checkpoints, and what it holds. */
const CheckpointSchema = object({
  file: Type.String({ pattern: CHECKPOINT_NAME }),
  sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});

/** Work of the engine by formula. Older logs lack it. */
const ComputeSchema = object({ examples: Count, flops: Type.Number({ minimum: 0 }) });

const ObjectiveSchema = object({
  measurement: Type.String(),
  direction: Type.Union([Type.Literal("minimize"), Type.Literal("maximize")]),
  unit: Type.String(),
});

/** Fields that are never compared: time, duration, host. */
const MetaSchema = object({
  at: Type.String(),
  seconds: Type.Optional(Type.Number()),
  /** Measurements of a trial that vary, such as times. */
  measurements: Type.Optional(Type.Record(Type.String(), Type.Number())),
  /** Time that the engine waited for batches. */
  waitingSeconds: Type.Optional(Type.Number()),
  /** Stack of a failed trial, if code of a plug-in threw. */
  stack: Type.Optional(Type.String()),
  host: Type.Optional(Type.String()),
  pid: Type.Optional(Type.Integer()),
});

/** The events, as a union of object schemas. */
export const EventSchema = Type.Union([
  event("run-started", {
    name: Type.String(),
    hash: Type.String(),
    seed: Type.Integer(),
    /** The run whose events up to the end of a growth step follow. */
    branch: Type.Optional(object({ run: Type.String(), after: Step })),
  }),
  event("run-resumed", {}),
  event("step-started", {
    step: Step,
    name: Type.String(),
    examples: object({ train: Count, validation: Count }),
    shares: Type.Array(Type.Number()),
    /** The stream's fingerprint. */
    data: Type.Optional(Type.String()),
    /** Data that cannot be used, and the first of them. */
    faults: Type.Optional(
      object({ count: Count, first: Type.Array(object({ place: Type.String(), problem: Type.String() })) }),
    ),
  }),
  event("growth-decided", { step: Step, fires: Type.Boolean(), reason: Type.String() }),
  event("space-opened", {
    step: Step,
    current: ArchitectureSchema,
    /** `null`: too many to count. */
    size: Type.Union([Count, Type.Null()]),
    constraints: Type.Array(Type.String()),
    /** The main one first. Older logs do not tell. */
    objectives: Type.Optional(Type.Array(ObjectiveSchema, { minItems: 1 })),
    /** Such as `latencySeconds <= 0.01`: what the winner has to keep. */
    measurementConstraints: Type.Optional(Type.Array(Type.String())),
  }),
  event("history-imported", {
    step: Step,
    /** The first ones of the search: measured elsewhere, in this space. */
    trials: Type.Array(
      object({
        architecture: ArchitectureSchema,
        budget: Budget,
        status: Type.Union([Type.Literal("completed"), Type.Literal("failed")]),
        measurements: Type.Record(Type.String(), Type.Number()),
        failure: Type.Optional(Type.String()),
      }),
    ),
    /** Number of trials in the history that are outside the step's space. */
    leftOut: Count,
    /** The first of those, with the reason. */
    firstLeftOut: Type.Optional(Type.String()),
  }),
  event("shared-trained", {
    step: Step,
    /** Updates of the shared training. */
    updates: Count,
    loss: Type.Number(),
    compute: Type.Optional(ComputeSchema),
    checkpoint: CheckpointSchema,
  }),
  event("trial-proposed", {
    step: Step,
    trial: Count,
    architecture: ArchitectureSchema,
    budget: Budget,
    /** Trials that had been measured, or had failed, when it was proposed: those that stand before it. */
    observedTrials: Count,
    notes: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  }),
  event("trial-continued", { step: Step, trial: Count, budget: Budget }),
  event("trial-finished", {
    step: Step,
    trial: Count,
    budget: Budget,
    status: Type.Union([Type.Literal("completed"), Type.Literal("failed")]),
    measurements: Type.Record(Type.String(), Type.Number()),
    failure: Type.Optional(Type.String()),
    /** Since the trial's previous event. */
    compute: Type.Optional(ComputeSchema),
    /** Where its trainings stand, until the search of the step is over or it has gone on. */
    checkpoints: Type.Optional(Type.Array(CheckpointSchema, { minItems: 1 })),
  }),
  event("selected", { step: Step, trial: Count, architecture: ArchitectureSchema, reason: Type.String() }),
  event("inherited", {
    step: Step,
    architecture: ArchitectureSchema,
    /** Trainable parameters of the child. */
    parameters: Count,
    checkpoint: CheckpointSchema,
    /** Whether every operator of the growth space claims to leave the function unchanged. */
    exact: Type.Boolean(),
    /** Largest change on the probe batch by the operators alone; `null` if there was no parent. */
    expansionChange: Type.Union([Type.Number(), Type.Null()]),
    /** Largest change on the probe batch from the parent's live weights to the child's. */
    liveChange: Type.Union([Type.Number(), Type.Null()]),
    /** The same for the averaged weights. */
    averagedChange: Type.Union([Type.Number(), Type.Null()]),
    inheritedShare: Type.Number({ minimum: 0, maximum: 1 }),
    /** Older logs lack it. */
    moment: Type.Optional(GrowthMomentSchema),
    /** Compute of `moment`. */
    compute: Type.Optional(ComputeSchema),
  }),
  event("checkpoint", { step: Step, update: Count, checkpoint: CheckpointSchema, loss: Type.Number() }),
  event("validated", { step: Step, update: Count, loss: Type.Number() }),
  event("trained", {
    step: Step,
    updates: Count,
    loss: Type.Number(),
    compute: Type.Optional(ComputeSchema),
    checkpoint: CheckpointSchema,
  }),
  event("evaluated", {
    step: Step,
    scores: Type.Array(ScoreSchema),
    /** Answers of the model to some test examples, if a task has `examples`. */
    examples: Type.Optional(Type.Array(TaskExampleSchema)),
  }),
  event("run-finished", {}),
]);

/** The fields by which an event is found again; no two events of a log share type and key. */
export const EVENT_KEYS = {
  "run-started": [],
  "step-started": ["step"],
  "growth-decided": ["step"],
  "space-opened": ["step"],
  "history-imported": ["step"],
  "shared-trained": ["step"],
  "trial-proposed": ["step", "trial"],
  "trial-continued": ["step", "trial", "budget"],
  "trial-finished": ["step", "trial", "budget"],
  selected: ["step"],
  inherited: ["step"],
  checkpoint: ["step", "update"],
  validated: ["step", "update"],
  trained: ["step"],
  evaluated: ["step"],
  "run-finished": [],
} as const satisfies { readonly [Name in Exclude<EventType, "run-resumed">]: readonly FieldName<Name>[] };

type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;
type FieldName<Name extends EventType> = keyof Fields<Name> & string;

/** One line of `events.jsonl`. */
export type Event = Frozen<Static<typeof EventSchema>>;
export type EventType = Event["type"];
/** An event type that occurs once for each key. */
export type KeyedType = keyof typeof EVENT_KEYS;
/** The event of a type. */
export type EventOf<Name extends EventType> = Extract<Event, { type: Name }>;
/** When an event was recorded, how long that took, where. */
export type Meta = Frozen<Static<typeof MetaSchema>>;
/** Fields of an event without its envelope. */
export type Fields<Name extends EventType> = Omit<EventOf<Name>, "version" | "sequence" | "type" | "meta">;
/** The fields that an event of a type is found by. */
export type Key<Name extends KeyedType> = Pick<
  EventOf<Name>,
  Extract<(typeof EVENT_KEYS)[Name][number], keyof EventOf<Name>>
>;
/** Fields of an event without envelope and key. */
export type Body<Name extends KeyedType> = Omit<Fields<Name>, keyof Key<Name>>;

/** One string for each type and key; `undefined` for types that may occur many times. */
export function identityOf(type: EventType, fields: object): string | undefined {
  if (type === "run-resumed") return undefined;
  const values = fields as Readonly<Record<string, unknown>>;
  return [type, ...EVENT_KEYS[type].map((name) => `${name} ${JSON.stringify(values[name])}`)].join(", ");
}

function event<const Name extends string, Properties extends TProperties>(name: Name, fields: Properties) {
  return object({
    version: Type.Literal(EVENT_VERSION),
    sequence: Count,
    type: Type.Literal(name),
    ...fields,
    meta: MetaSchema,
  });
}

function object<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false });
}
