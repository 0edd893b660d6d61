import type { WholeScore } from "../evaluation/whole-scores.ts";
import type { Event } from "../run/log/events.ts";
import { eventsOfType, stepRecords } from "../run/log/history.ts";
import type { RecordedSearch } from "../run/log/recorded-searches.ts";
import { LOSS_UNIT } from "../search/measurement-description.ts";
import type { Objective } from "../search/objective.ts";
import { figureOf } from "../search/trial.ts";
import { isTrained } from "../training/training-length.ts";
import type { TrainingSettings } from "../training/training-settings.ts";

/** Loss of the trained model on the search-validation split. */
const VALIDATION_LOSS = "search-validation loss";

/** Unit of objectives that are shown in percent, as scores without a unit are. */
const SHARE = "share";

/** Names of the scores that a run without tasks has. */
export function namesWithoutTasks(
  objectives: readonly Objective[],
  training: TrainingSettings,
): readonly string[] {
  const measured = objectives.map(({ measurement }) => measurement);
  return isTrained(training) ? [VALIDATION_LOSS, ...measured] : measured;
}

/**
 * Scores of a run without tasks after each growth step: the search-validation loss after its training, and the chosen
 * trial's objectives in the last search.
 */
export function scoresWithoutTasks(
  events: readonly Event[],
  searches: readonly RecordedSearch[],
): readonly ReadonlyMap<string, WholeScore>[] {
  const trainings = stepRecords(events);
  return eventsOfType(events, "evaluated").map(({ step }) => {
    const loss = trainings.find((training) => training.step === step)?.validationLosses.at(-1);
    const searched = searches.findLast((search) => search.step <= step);
    return new Map([
      ...(loss === undefined ? [] : [[VALIDATION_LOSS, lossScore(loss)] as const]),
      ...(searched === undefined ? [] : chosenFigures(searched)),
    ]);
  });
}

function lossScore(value: number): WholeScore {
  return { value, direction: "minimize", unit: LOSS_UNIT, baselines: {} };
}

function chosenFigures({ trials, winner, objectives }: RecordedSearch) {
  const { measurements = {} } = trials.find(({ number }) => number === winner) ?? {};
  return objectives.flatMap(({ measurement, direction, unit }) => {
    const value = figureOf(measurements, measurement);
    const score = { direction, ...(unit !== SHARE && { unit }), baselines: {} };
    return value === undefined ? [] : [[measurement, { value, ...score }] as const];
  });
}
