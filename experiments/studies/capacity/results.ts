import type { Score } from "../../../src/evaluation/score.ts";
import type { Event } from "../../../src/run/log/events.ts";
import { LOOKS, type StudyOptions } from "./options.ts";
import { eventsOfType, type PlannedRun } from "./run-all.ts";
import { architectureOf, type Size, SIZES } from "./sizes.ts";

/** Results of the study so far. */
export interface Results {
  readonly options: StudyOptions;
  readonly searches: readonly Search[];
  readonly finals: readonly Final[];
}

/** A short training with one learning rate. */
export interface Search {
  readonly size: Size;
  readonly learningRate: number;
  /** Search-validation loss on the pairs of all steps after the last one, in nats. */
  readonly loss: number;
}

/** A long training with one seed. */
export interface Final {
  readonly size: Size;
  readonly seed: number;
  readonly parameters: number;
  /** Wall time without interruptions. */
  readonly minutes: number;
  /** Scores after each growth step. */
  readonly scores: readonly (readonly Score[])[];
  /** Search-validation losses in the last step, evenly spaced. */
  readonly losses: readonly number[];
}

/** The short trainings. */
export function searchRuns(options: StudyOptions): PlannedRun[] {
  return searches(options).map(({ run }) => run);
}

/** Long trainings of the sizes with a known learning rate, all of them once the searches have finished. */
export function finalRuns(options: StudyOptions): PlannedRun[] {
  return finals(options, readSearches(options)).map(({ run }) => run);
}

/** Reads the results of the finished runs. */
export function readResults(options: StudyOptions): Results {
  const known = readSearches(options);
  const done = finals(options, known).flatMap(({ size, seed, run }): Final[] => {
    const events = eventsOfType(options, run);
    return events === undefined ? [] : [{ size, seed, ...summaryOf(events) }];
  });
  return { options, searches: known, finals: done };
}

function summaryOf(events: readonly Event[]): Omit<Final, "size" | "seed"> {
  const scores: (readonly Score[])[] = [];
  let [parameters, losses, step]: [number, number[], number] = [0, [], 0];
  for (const event of events) {
    if (event.type === "inherited") parameters = event.parameters;
    if (event.type === "evaluated") scores.push(event.scores as readonly Score[]);
    if (event.type !== "validated") continue;
    if (event.step !== step) [losses, step] = [[], event.step];
    losses.push(event.loss);
  }
  return { parameters, minutes: minutesOf(events), scores, losses };
}

function minutesOf(events: readonly Event[]): number {
  const times = events.map(({ meta }) => Date.parse(meta.at));
  const milliseconds = events.map(({ type }, place) =>
    type === "run-resumed" ? 0 : (times[place] as number) - (times[place - 1] ?? (times[place] as number)),
  );
  return milliseconds.reduce((sum, each) => sum + each, 0) / 60_000;
}

/** The best learning rate of a size; undefined until all have been tried. */
export function bestRate(
  { learningRates }: StudyOptions,
  searched: readonly Search[],
  size: Size,
): number | undefined {
  const own = searched.filter((search) => search.size === size);
  if (own.length < learningRates.length) return undefined;
  return own.toSorted((one, other) => one.loss - other.loss)[0]?.learningRate;
}

function readSearches(options: StudyOptions): Search[] {
  return searches(options).flatMap(({ size, learningRate, run }): Search[] => {
    const loss = summaryOf(eventsOfType(options, run) ?? []).losses.at(-1);
    return loss === undefined ? [] : [{ size, learningRate, loss }];
  });
}

/** The longest runs come first, so that parallel runs end together. */
function largestFirst({ sizes }: StudyOptions): Size[] {
  return SIZES.filter(({ name }) => sizes.includes(name)).toReversed();
}

function searches(options: StudyOptions) {
  return largestFirst(options).flatMap((size) =>
    options.learningRates.map((learningRate) => {
      const folder = `search/${size.name}-${options.searchUpdates}-${learningRate}`;
      const set = [...common(size, options.searchUpdates, learningRate), "/seed=1", "/evaluation=[]"];
      return { size, learningRate, run: { folder, set } };
    }),
  );
}

function finals(options: StudyOptions, searched: readonly Search[]) {
  return options.seeds.flatMap((seed) =>
    largestFirst(options).flatMap((size) => {
      const learningRate = bestRate(options, searched, size);
      if (learningRate === undefined) return [];
      const folder = `final/${size.name}-${options.updates}-${learningRate}-seed-${seed}`;
      return [
        {
          size,
          seed,
          run: { folder, set: [...common(size, options.updates, learningRate), `/seed=${seed}`] },
        },
      ];
    }),
  );
}

function common(size: Size, updates: number, learningRate: number): string[] {
  return [
    `/start=${JSON.stringify(architectureOf(size))}`,
    "/growth/trigger=never",
    `/training/updates=${updates}`,
    `/training/learningRate=${learningRate}`,
    `/training/validationEvery=${updates / LOOKS}`,
    `/training/checkpointEvery=${updates / 2}`,
  ];
}
