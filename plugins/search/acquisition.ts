import { normalCumulative, normalDensity, type Random } from "espalier";
import type { Prediction } from "./gaussian-process.ts";

/** Acquisition value of a prediction; the largest is proposed. `best` is the lowest target so far. */
type Acquisition = (prediction: Prediction, best: number, random: Random) => number;

/** Acquisition functions by the value of the option `acquisition`. */
export const acquisitions = {
  "expected-improvement": expectedImprovement,
  thompson: ({ mean, deviation }, _, random) => -(mean + deviation * random.normals(1)[0]!),
} satisfies Record<string, Acquisition>;

function expectedImprovement({ mean, deviation }: Prediction, best: number): number {
  if (deviation === 0) return Math.max(0, best - mean);
  const distance = (best - mean) / deviation;
  return deviation * (distance * normalCumulative(distance) + normalDensity(distance));
}
