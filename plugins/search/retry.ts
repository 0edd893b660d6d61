import {
  type Candidate,
  Evaluator,
  type Measurements,
  nested,
  strategy,
  type TrainingCheckpoint,
} from "espalier";
import { Type } from "typebox";
import { sharedTrainingOf } from "./shared-training-of.ts";
import { anotherDraw } from "./another-draw.ts";
import { allTriesFailed, nothingFinite } from "./errors.ts";

export const retry = strategy(Evaluator, {
  type: "retry",
  summary: "Measures a candidate again after a failure, with other initial weights and batches.",
  options: Type.Object(
    {
      evaluator: nested(Evaluator, { description: "Evaluator to retry." }),
      tries: Type.Integer({
        minimum: 2,
        default: 2,
        description: "Largest number of attempts, the first one included.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ evaluator, tries }) => ({
    measures: [
      ...evaluator.measures,
      {
        measurement: "retries",
        direction: "minimize",
        unit: "retries",
        description: "Failed attempts before the measurement.",
      },
    ],
    updates: evaluator.updates,
    ...sharedTrainingOf(evaluator),
    async measure(candidate) {
      const failures: unknown[] = [];
      while (failures.length < tries) {
        try {
          return { ...(await attempt(evaluator, candidate, failures.length)), retries: failures.length };
        } catch (error) {
          failures.push(error);
        }
      }
      throw allTriesFailed(failures);
    },
  }),
});

/** @throws errors of the evaluator, and an EspalierError if its first measurement is not finite. */
async function attempt(evaluator: Evaluator, candidate: Candidate, draw: number): Promise<Measurements> {
  let kept: readonly TrainingCheckpoint[] | undefined;
  const { keep, previous, ...rest } = anotherDraw(candidate, "retry", draw);
  const measurements = await evaluator.measure({
    ...rest,
    ...(previous && draw === 0 && { previous }),
    ...(keep && { keep: (checkpoints) => void (kept = checkpoints) }),
  });
  const main = evaluator.measures[0]?.measurement ?? "";
  if (Object.hasOwn(measurements, main) && !Number.isFinite(measurements[main]))
    throw nothingFinite(main, measurements[main]);
  if (kept !== undefined) candidate.keep?.(kept);
  return measurements;
}
