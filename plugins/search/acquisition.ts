import type { Random } from "espalier";
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

function normalDensity(value: number): number {
  return Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** Within 1e-7: Abramowitz and Stegun 1964, formula 26.2.17. */
function normalCumulative(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const coefficients = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const tail = normalDensity(value) * coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  return value < 0 ? tail : 1 - tail;
}
