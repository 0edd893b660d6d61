import { EspalierError } from "../espalier-error.ts";

export function hypervolumeOfTooMany(objectives: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_HYPERVOLUME_OF_TOO_MANY",
    message: `The hypervolume of ${objectives} objectives is not computed: it is exact for up to 3.`,
    culprit: "hypervolume",
    remedy: "Name the three objectives that matter, or compare Pareto fronts.",
  });
}
