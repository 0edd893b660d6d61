import type { Split } from "../data/data-stream.ts";
import { announceUneven } from "./announce-uneven.ts";
import { divideArrivals, shareUpTo, type StepSizes } from "./divide-arrivals.ts";
import { emptyStep, noArrivals, tooFewArrivals } from "./errors.ts";
import { type RowColumns, SPLITS, type StoredRows } from "./stored-rows.ts";

/** How rows are divided into growth steps and splits. */
export interface Division {
  /** Number of growth steps, or one for each value of `Row.arrival`. */
  readonly steps: number | "each";
  readonly sizes: StepSizes;
  /** Share of the rows for the test, and as many for search-validation, where the source has no such splits. */
  readonly heldOut: number;
  /** Maximum number of rows of a growth step in each of these two splits. */
  readonly maximumHeldOut: number;
  /** Whether an earlier set has the first growth steps. The first one of this set needs no search-validation then. */
  readonly continues?: boolean;
}

/** Growth steps with the indices of their rows. */
export interface PictureArrivals {
  readonly stepNames: readonly string[];
  /** Rows of each step and split, in order. */
  readonly steps: readonly Readonly<Record<Split, Int32Array>>[];
}

const [UNUSED, TRAIN, VALIDATION, TEST] = [-1, 0, 1, 2];

/**
 * Divides the rows of a set.
 * @param source name of the set in messages.
 * @throws EspalierError for fewer arrivals than steps, and for a step without examples.
 */
export function pictureArrivals(
  { columns, summary }: Pick<StoredRows, "columns" | "summary">,
  division: Division,
  source: string,
): PictureArrivals {
  const splits = splitsOf(columns, division.heldOut);
  const { stepNames, stepOf } =
    summary.arrivals.length > 0
      ? stepsByArrival(columns.arrivals, summary.arrivals, division, source)
      : stepsByShare(columns.stepPositions, division, source);
  const rows = rowsBySplit(splits, stepOf, stepNames.length);
  const steps = stepNames.map((name, step) => {
    const own = rows[step]!.map((list) => Int32Array.from(list));
    const heldOut = (split: number) => first(own[split]!, columns.splitPositions, division.maximumHeldOut);
    const arrival = { train: own[TRAIN]!, "search-validation": heldOut(VALIDATION), test: heldOut(TEST) };
    if (arrival.train.length === 0) throw emptyStep(source, name, "training");
    if (step === 0 && !division.continues && arrival["search-validation"].length === 0)
      throw emptyStep(source, name, "search-validation");
    return arrival;
  });
  return { stepNames, steps };
}

/**
 * The split of each row, as an index in `SPLITS` or `UNUSED`. Rows without a split are training rows. If a source has no
 * rows for the test, a share of its training rows becomes those; the same for search-validation. Training rows with
 * the picture of a row that the source holds out are not used.
 */
function splitsOf({ splits: given, splitPositions }: RowColumns, heldOut: number): Int8Array {
  const [hasValidation, hasTest] = [given.includes(VALIDATION), given.includes(TEST)];
  const elsewhere = new Set(splitPositions.filter((_, row) => given[row]! > TRAIN));
  return given.map((split, row) => {
    const position = splitPositions[row]!;
    if (split > TRAIN) return split;
    if (elsewhere.has(position)) return UNUSED;
    if (!hasTest && position < heldOut) return TEST;
    return !hasValidation && position >= heldOut && position < 2 * heldOut ? VALIDATION : TRAIN;
  });
}

/** The growth step of each row, from 0. */
interface Steps {
  readonly stepNames: readonly string[];
  readonly stepOf: (row: number) => number;
}

function stepsByShare(positions: Float64Array, { steps, sizes }: Division, source: string): Steps {
  if (steps === "each") throw noArrivals(source);
  const ends = Array.from({ length: steps }, (_, step) => shareUpTo(step + 1, steps, sizes));
  return {
    stepNames: ends.map((_, step) => `part ${step + 1} of ${steps}`),
    stepOf: (row) => ends.findIndex((end) => positions[row]! < end),
  };
}

function stepsByArrival(
  arrivalOf: Int32Array,
  arrivals: readonly string[],
  { steps, sizes }: Division,
  source: string,
): Steps {
  const order = inOrder(arrivals);
  const counts = new Array<number>(arrivals.length).fill(0);
  for (const arrival of arrivalOf) if (arrival >= 0) counts[arrival]!++;
  const count = steps === "each" ? arrivals.length : steps;
  if (count > arrivals.length) throw tooFewArrivals(source, arrivals.length, count);
  const sorted = order.map((arrival) => counts[arrival]!);
  const starts = steps === "each" ? [...order.keys()] : divideArrivals(sorted, count, sizes);
  const stepOfArrival = new Int32Array(arrivals.length);
  order.forEach(
    (arrival, place) => (stepOfArrival[arrival] = starts.findLastIndex((start) => start <= place)),
  );
  const nameAt = (place: number) => arrivals[order[place]!]!;
  const sized = starts.map((start, step) => {
    const end = starts[step + 1] ?? arrivals.length;
    const [one, other] = [nameAt(start), nameAt(end - 1)];
    return {
      name: one === other ? one : `${one} to ${other}`,
      count: sorted.slice(start, end).reduce((sum, size) => sum + size, 0),
    };
  });
  if (steps !== "each") announceUneven(source, sized, sizes);
  return {
    stepNames: sized.map(({ name }) => name),
    stepOf: (row) => stepOfArrival[arrivalOf[row]!] ?? 0,
  };
}

/** Indices of values in order: numbers by size, others by their characters' codes. */
function inOrder(values: readonly string[]): readonly number[] {
  const isNumeric = values.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
  const isBefore = (one: string, other: string) =>
    isNumeric && Number(one) !== Number(other) ? Number(one) < Number(other) : one < other;
  return [...values.keys()].toSorted((one, other) => (isBefore(values[one]!, values[other]!) ? -1 : 1));
}

/** The rows of each step by their split. */
function rowsBySplit(splits: Int8Array, stepOf: Steps["stepOf"], steps: number): readonly number[][][] {
  const rows = Array.from({ length: steps }, () => SPLITS.map((): number[] => []));
  splits.forEach((split, row) => {
    if (split !== UNUSED) rows[stepOf(row)]![split]!.push(row);
  });
  return rows;
}

/** Up to `most` rows, those with the first positions. */
function first(rows: Int32Array, positions: Float64Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  return rows
    .toSorted((one, other) => positions[one]! - positions[other]!)
    .slice(0, most)
    .toSorted();
}
