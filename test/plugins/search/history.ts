import {
  type Architecture,
  type Dimension,
  type Measurements,
  type Objectives,
  Random,
  SearchSpace,
  type SearchStrategy,
  type Trial,
} from "espalier";

/** What is searched by where nothing else is said. */
export const LOSS: Objectives = [{ measurement: "loss", direction: "minimize", unit: "nats" }];

/** A grid of dimensions `a`, `b`, ... with values from 0, less what `accepts` refuses. */
export function gridOf(
  sizes: readonly number[],
  accepts?: (values: readonly number[]) => boolean,
): SearchSpace {
  const dimensions = sizes.map((size, index): [string, Dimension] => [
    String.fromCharCode(97 + index),
    { type: "integer", low: 0, high: size - 1, step: 1 },
  ]);
  const constraint = accepts && {
    description: "accepted",
    accepts: (one: Architecture) => accepts(numbers(one)),
  };
  return new SearchSpace("grid", new Map(dimensions), constraint === undefined ? [] : [constraint]);
}

/** The values in order of the dimensions' names. */
export function numbers(architecture: Architecture): number[] {
  return Object.values(architecture.values).map(Number);
}

/** A trial that nobody can change. */
export function trial(number: number, architecture: Architecture, fields: Partial<Trial> = {}): Trial {
  return Object.freeze({
    number,
    architecture,
    status: "completed" as const,
    budget: 1,
    notes: Object.freeze({}),
    ...fields,
    measurements: Object.freeze(fields.measurements ?? {}),
  });
}

/** What a candidate turns out to be worth: measurements, or no number if it fails. */
export type Truth = (architecture: Architecture) => Measurements | undefined;

export interface SearchSettings {
  readonly space: SearchSpace;
  readonly strategy: SearchStrategy;
  readonly truth: Truth;
  readonly trials: number;
  readonly seed?: number;
  /** The current architecture, which a growth step proposes itself. */
  readonly current?: Architecture;
}

/** The whole search with one worker; shorter than `trials` if the strategy has nothing left. */
export function search({ space, strategy, truth, trials, seed = 1, current }: SearchSettings): Trial[] {
  const history: Trial[] = current === undefined ? [] : [measure(0, current, truth)];
  while (history.length < trials) {
    const proposal = strategy.propose(requestOf(space, history, seed));
    if (proposal === undefined) break;
    history.push(measure(history.length, proposal.architecture, truth, proposal.notes));
  }
  return history;
}

/** The request for the proposal after a history. */
export function requestOf(
  space: SearchSpace,
  history: readonly Trial[],
  seed = 1,
  objectives: Objectives = LOSS,
) {
  const random = new Random(seed).fork("proposal", history.length);
  return Object.freeze({ space, trials: Object.freeze([...history]), random, objectives });
}

function measure(
  number: number,
  architecture: Architecture,
  truth: Truth,
  notes: Trial["notes"] = {},
): Trial {
  const measurements = truth(architecture);
  return measurements === undefined
    ? trial(number, architecture, { status: "failed", failure: "loss is NaN", budget: 0, notes })
    : trial(number, architecture, { measurements, notes });
}
