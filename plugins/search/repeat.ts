import {
  type Candidate,
  costMeasurements,
  Evaluator,
  mean,
  type MeasurementDescription,
  type Measurements,
  nested,
  standardError,
  strategy,
  type TrainingCheckpoint,
} from "espalier";
import { Type } from "typebox";
import { sharedTrainingOf } from "./shared-training-of.ts";
import { anotherDraw } from "./another-draw.ts";

/** Measurements that do not depend on random draws. */
const EXACT = new Set(costMeasurements.map(({ measurement }) => measurement));

export const repeat = strategy(Evaluator, {
  type: "repeat",
  summary: "Measures each candidate several times, with other initial weights and batches, and takes means.",
  options: Type.Object(
    {
      evaluator: nested(Evaluator, { description: "Evaluator to repeat." }),
      times: Type.Integer({ minimum: 2, default: 3, description: "Number of measurements." }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ evaluator, times }) => ({
    measures: [...evaluator.measures, ...evaluator.measures.filter(isDrawn).map(errorOf)],
    updates: evaluator.updates * times,
    ...sharedTrainingOf(evaluator),
    async measure(candidate) {
      const all: Measurements[] = [];
      const kept: TrainingCheckpoint[] = [];
      for (let time = 0; time < times; time++) {
        all.push(await evaluator.measure(oneOf(candidate, time, times, kept)));
      }
      if (kept.length > 0 && kept.length % times === 0) candidate.keep?.(kept);
      return summarise(all);
    },
  }),
});

function isDrawn({ measurement }: MeasurementDescription): boolean {
  return !EXACT.has(measurement);
}

/** The description of a mean's standard error. */
function errorOf({ measurement, unit, varies }: MeasurementDescription): MeasurementDescription {
  return {
    measurement: `${measurement}StandardError`,
    direction: "minimize",
    unit,
    description: `Standard error of the mean ${measurement}.`,
    ...(varies && { varies }),
  };
}

/** The candidate for one of the measurements: with its own draws, checkpoints and share of the progress. */
function oneOf(candidate: Candidate, time: number, times: number, kept: TrainingCheckpoint[]): Candidate {
  const { previous, keep, onUpdate, ...rest } = anotherDraw(candidate, "repeat", time);
  const share = (previous?.length ?? 0) / times;
  return {
    ...rest,
    ...(previous && { previous: previous.slice(time * share, (time + 1) * share) }),
    ...(keep && { keep: (checkpoints) => void kept.push(...checkpoints) }),
    ...(onUpdate && {
      onUpdate: (progress) => {
        const { update, updates } = progress;
        onUpdate({ ...progress, update: time * updates + update, updates: times * updates });
      },
    }),
  };
}

/** Means and standard errors. Measurements missing from any repetition are left out. */
function summarise(all: readonly Measurements[]): Measurements {
  const names = Object.keys(all[0] ?? {}).filter((name) => all.every((one) => Object.hasOwn(one, name)));
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = all.map((one) => one[name] as number);
      if (EXACT.has(name)) return [[name, values[0] as number]];
      return [
        [name, mean(values)],
        [`${name}StandardError`, standardError(values)],
      ];
    }),
  );
}
