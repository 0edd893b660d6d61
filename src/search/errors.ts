import { EspalierError } from "../espalier-error.ts";

export function hypervolumeOfTooMany(objectives: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_HYPERVOLUME_OF_TOO_MANY",
    message: `The hypervolume of ${objectives} objectives cannot be computed; at most 3 are supported.`,
    culprit: "hypervolume",
    remedy: "Name three objectives, or compare Pareto fronts.",
  });
}
