import type { ArchitectureValue } from "../../architecture/architecture.ts";
import type { Objective } from "../../search/objective.ts";
import type { ArchitectureView, TrialView } from "../../report/view/view.ts";
import { showTick } from "../numbers.ts";

/** A vertical axis, with a place for each trial. */
export interface TrialAxis {
  readonly name: string;
  readonly isObjective: boolean;
  /** Places of the trials: 0 at the bottom, 1 at the top, -0.1 without a value. */
  readonly places: Float64Array;
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
}

/** Largest number of values that all have a label. */
const LABELLED = 8;

/** Place of trials that lack a value. */
const ABSENT = -0.1;

/** Ratio of largest to smallest value above which an axis is logarithmic. */
const WIDE = 30;

/** Axes of the dimensions in which trials differ, then of the objectives, whose better values are at the top. */
export function axesOf(
  trials: readonly TrialView[],
  architectures: readonly ArchitectureView[],
  objectives: readonly Objective[],
): readonly TrialAxis[] {
  const all = trials.map(({ architecture }) => architectures[architecture]!.values);
  const names = [...new Set(all.flatMap((values) => Object.keys(values)))];
  const dimensions = names.flatMap((name): TrialAxis[] => {
    const values = all.map((one) => one[name]);
    if (new Set(values).size < 2) return [];
    const isNumeric = values.every((value) => value === undefined || typeof value === "number");
    const scale = isNumeric ? numericScale(values as readonly (number | undefined)[]) : ordinalScale(values);
    return [{ name, isObjective: false, ...scale }];
  });
  return [
    ...dimensions,
    ...objectives.map(({ measurement, direction }): TrialAxis => {
      const values = trials.map(({ measurements }) => measurements[measurement]);
      return { name: measurement, isObjective: true, ...numericScale(values, direction === "minimize") };
    }),
  ];
}

type Scale = Pick<TrialAxis, "places" | "ticks">;

function numericScale(values: readonly (number | undefined)[], isDownward = false): Scale {
  const distinct = [...new Set(values.filter((value) => value !== undefined))].toSorted((a, b) => a - b);
  const [low, high] = [distinct[0] ?? 0, distinct.at(-1) ?? 1];
  const isLogarithmic = low > 0 && high / low > WIDE;
  const along = isLogarithmic ? Math.log : (value: number) => value;
  const span = along(high) - along(low);
  const placeOf = (value: number) => {
    const place = span === 0 ? 0.5 : (along(value) - along(low)) / span;
    return isDownward ? 1 - place : place;
  };
  const labelled = distinct.length <= LABELLED ? distinct : [low, high];
  return {
    places: Float64Array.from(values, (value) => (value === undefined ? ABSENT : placeOf(value))),
    ticks: withAbsent(
      labelled.map((value) => ({ place: placeOf(value), label: showTick(value) })),
      values,
    ),
  };
}

function ordinalScale(values: readonly (ArchitectureValue | undefined)[]): Scale {
  const distinct = [...new Set(values.filter((value) => value !== undefined))];
  const places = new Map(
    distinct.map((value, place) => [value, distinct.length === 1 ? 0.5 : place / (distinct.length - 1)]),
  );
  return {
    places: Float64Array.from(values, (value) => (value === undefined ? ABSENT : places.get(value)!)),
    ticks: withAbsent(
      distinct.slice(0, 4 * LABELLED).map((value) => ({ place: places.get(value)!, label: String(value) })),
      values,
    ),
  };
}

function withAbsent(ticks: Scale["ticks"], values: readonly unknown[]): Scale["ticks"] {
  return values.includes(undefined) ? [...ticks, { place: ABSENT, label: "–" }] : ticks;
}
