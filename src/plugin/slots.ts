import { ModelFamily } from "../architecture/model-family.ts";
import { DataStream } from "../data/data-stream.ts";
import { ReplayPolicy } from "../data/replay-policy.ts";
import { DownstreamTask } from "../evaluation/downstream-task.ts";
import { GrowthDimension } from "../growth/growth-dimension.ts";
import { GrowthSpace } from "../growth/growth-space.ts";
import { GrowthTrigger } from "../growth/growth-trigger.ts";
import { ParameterInheritance } from "../growth/parameter-inheritance.ts";
import { Evaluator } from "../search/evaluator.ts";
import { SearchStrategy } from "../search/search-strategy.ts";
import { Selection } from "../search/selection.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { LearningRateSchedule } from "../training/learning-rate-schedule.ts";
import { TrainingObjective } from "../training/training-objective.ts";
import type { Port } from "./strategy.ts";

/** A place of an experiment that takes a strategy. */
interface SlotDefinition {
  readonly port: Port;
  /** JSON pointer of the strategy; ends in `/0` if a list takes several. */
  readonly pointer: string;
  readonly description: string;
  /** Type of the strategy that is used if the experiment names none. */
  readonly default?: string;
}

/**
 * Growth spaces by which an ablation holds its arms to the path or the sizes that the baseline has found. Their options
 * have no defaults: the experiment of a held run is written without a registry, and found again by its content.
 */
export const HOLDING = { path: "schedule", size: "sized" } as const;

/**
 * The framework's ports, and where an experiment chooses a strategy of each. The schema of experiments, the container
 * and the commands read this table.
 */
export const SLOTS = [
  {
    port: DataStream,
    pointer: "/stream",
    description: "Examples that arrive at each growth step.",
    default: "none",
  },
  {
    port: ReplayPolicy,
    pointer: "/replay",
    description: "Earlier examples that a growth step trains on.",
    default: "cumulative",
  },
  {
    port: ModelFamily,
    pointer: "/model",
    description: "Model family: architectures and how they compute.",
    default: "none",
  },
  { port: TrainingObjective, pointer: "/training/objective", description: "The loss." },
  {
    port: LearningRateSchedule,
    pointer: "/training/schedule",
    description: "Course of the learning rate after the warm-up of each growth step's training.",
    default: "cosine",
  },
  {
    port: GrowthSpace,
    pointer: "/growth/space",
    description: "The candidates of a growth step.",
    default: "whole",
  },
  {
    port: GrowthDimension,
    pointer: "/growth/dimensions/0",
    description: "Ways of growing. Parameters expand along them in this order. None: children start afresh.",
  },
  {
    port: ParameterInheritance,
    pointer: "/growth/inheritance",
    description: "Weights that a child takes from its parent.",
    default: "scratch",
  },
  {
    port: GrowthTrigger,
    pointer: "/growth/trigger",
    description: "Condition on which a step grows.",
    default: "every-step",
  },
  { port: SearchStrategy, pointer: "/search/strategy", description: "Order in which candidates are tried." },
  {
    port: TrialScheduler,
    pointer: "/search/scheduler",
    description: "Share of the full budget that a trial may train.",
    default: "full",
  },
  { port: Evaluator, pointer: "/search/evaluator", description: "Measurements of a candidate." },
  { port: Selection, pointer: "/search/selection", description: "Choice of the winning trial." },
  { port: DownstreamTask, pointer: "/evaluation/0", description: "Tasks that score the trained models." },
] as const satisfies readonly SlotDefinition[];

/** The framework's own extension points. A plug-in may add ports that its strategies nest or inject. */
export const PORTS: readonly Port[] = SLOTS.map(({ port }) => port);

type Slot = (typeof SLOTS)[number];

/** Where an experiment chooses strategies. */
export type SlotPointer = Slot["pointer"];

/** The key of a pointer directly inside an object of the experiment: `space` for `/growth/space` in `/growth`. */
type KeyIn<Parent extends string, Pointer> = Pointer extends `${Parent}/${infer Key}`
  ? Key extends `${string}/${string}`
    ? never
    : Key
  : never;

/** The keys of an object of the experiment that take one strategy each: `space`, `inheritance`, `trigger` in `/growth`. */
export type SlotKey<Parent extends string> = KeyIn<Parent, SlotPointer>;

/** The built strategies of an object of the experiment, by key. */
export type StrategiesIn<Parent extends string> = {
  readonly [One in Slot as KeyIn<Parent, One["pointer"]>]: InstanceType<One["port"]>;
};

/** Pointer of a list of strategies: `/evaluation`. */
export type ListPointer<Pointer = SlotPointer> = Pointer extends `${infer List}/0` ? List : never;

/** A strategy of a list. */
export type Listed<List extends ListPointer> = InstanceType<
  Extract<Slot, { readonly pointer: `${List}/0` }>["port"]
>;

/** The slot of a list of strategies. @param list its pointer. */
export function listSlot<List extends ListPointer>(
  list: List,
): SlotDefinition & { readonly port: Port<Listed<List>> } {
  return SLOTS.find(({ pointer }) => pointer === `${list}/0`) as never;
}

/** The slots of an object of the experiment that take one strategy each. @param parent its pointer; "": the whole. */
export function slotsIn<Parent extends string>(
  parent: Parent,
): readonly (SlotDefinition & { readonly key: SlotKey<Parent> })[] {
  return SLOTS.flatMap((slot) => {
    const key = slot.pointer.slice(parent.length + 1);
    const isInside = slot.pointer.startsWith(`${parent}/`) && !key.includes("/");
    return isInside ? [{ ...slot, key: key as SlotKey<Parent> }] : [];
  });
}
