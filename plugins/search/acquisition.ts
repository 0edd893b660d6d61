import { normalCumulative, normalDensity, type Random } from "espalier";
import type { Prediction } from "./gaussian-process.ts";

/** What a candidate promises, where less is better; `best` is the least so far. */
type Acquisition = (prediction: Prediction, best: number, random: Random) => number;

/** The ways of weighing what is expected against what is not known, by the name that an experiment file gives them. */
export const acquisitions = {
  "expected-improvement": expectedImprovement,
  thompson: ({ mean, deviation }, _, random) => -(mean + deviation * random.normals(1)[0]!),
} satisfies Record<string, Acquisition>;

function expectedImprovement({ mean, deviation }: Prediction, best: number): number {
  if (deviation === 0) return Math.max(0, best - mean);
  const distance = (best - mean) / deviation;
  return deviation * (distance * normalCumulative(distance) + normalDensity(distance));
}
