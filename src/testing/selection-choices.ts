import { Architecture } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import type { Selection } from "../search/selection.ts";
import type { Trial } from "../search/trial.ts";
import { objectiveLists, objectives as all } from "./histories.ts";

/** Measurements by name. */
export type Figures = Readonly<Record<string, number>>;

/** Number of trials of a corner. */
const LENGTH = 8;

/** Choices that random ones rarely contain, and whether a trial has all measurements. */
const CORNERS: Readonly<Record<string, readonly [special: (number: number) => Special, decidable: boolean]>> =
  {
    "equal trials": [() => ({ figures: () => 1 }), true],
    "negative measurements": [(number) => ({ figures: () => -1 - number }), true],
    "measurements of zero": [() => ({ figures: () => 0 }), true],
    "the largest and the smallest numbers": [
      (number) => ({ figures: () => (number % 2 === 0 ? 1e300 : 5e-324) }),
      true,
    ],
    "several budgets": [(number) => ({ budget: [0.1, 0.5, 1][number % 3]! }), true],
    "a single measured trial": [(number) => (number === 5 ? {} : { figures: () => undefined }), true],
    "missing measurements": [() => ({ figures: () => undefined }), false],
    NaN: [() => ({ figures: () => NaN }), false],
    "infinite measurements": [() => ({ figures: () => Infinity }), false],
  };

/** Special properties of a trial. */
interface Special {
  readonly figures?: (name: string) => number | undefined;
  readonly budget?: number;
}

/** Lists of one, two and three objectives that contain those that the selection needs. */
export function objectivesFor({ needs }: Selection): readonly Objectives[] {
  const lists = objectiveLists.filter((list) =>
    (needs?.objectives ?? []).every((name) => list.some(({ measurement }) => measurement === name)),
  );
  if (lists.length > 0) return lists;
  const own = (needs?.objectives ?? [])
    .filter((name) => !all.some(({ measurement }) => measurement === name))
    .map((measurement) => ({ measurement, direction: "minimize", unit: "" }));
  return [[...all, ...own] as unknown as Objectives];
}

/** Completed feasible trials with positive values for all measurements that the selection may read. */
export function choicesOf(selection: Selection, random: Random, count: number): readonly Trial[] {
  return Array.from({ length: count }, (_, number) =>
    trialOf(selection, number, (name) => 0.1 + 10 * random.fork(number, name).uniform()),
  );
}

/** The corners by name. */
export function cornerChoices(
  selection: Selection,
): readonly (readonly [what: string, trials: readonly Trial[], isDecidable: boolean])[] {
  return Object.entries(CORNERS).map(([what, [special, isDecidable]]) => {
    const trials = Array.from({ length: LENGTH }, (_, number) => {
      const { figures = () => 1 + number, budget = 1 } = special(number);
      return { ...trialOf(selection, number, figures), budget };
    });
    return [what, trials, isDecidable];
  });
}

function trialOf(
  { needs }: Selection,
  number: number,
  figureOf: (name: string) => number | undefined,
): Trial {
  const names = new Set([
    ...all.map(({ measurement }) => measurement),
    ...(needs?.measurements ?? []),
    ...(needs?.objectives ?? []),
  ]);
  const figures = [...names].map((name) => [name, figureOf(name)] as const);
  return {
    number,
    architecture: new Architecture({ depth: number }),
    status: "completed",
    budget: 1,
    measurements: Object.fromEntries(figures.filter(([, value]) => value !== undefined)) as Figures,
    notes: {},
  };
}
