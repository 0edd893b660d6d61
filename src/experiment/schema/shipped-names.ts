import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { packageFolder } from "../../package-folder.ts";
import { knownSpaces } from "../reading/search-space-source.ts";

/** Names that a file may write in place of paths. */
export interface ShippedNames {
  /** For `extends`. */
  readonly experiments: readonly string[];
  /** For `searchSpace`. */
  readonly searchSpaces: readonly string[];
}

/** The names that files of a folder may write. */
export function shippedNames(folder: string): ShippedNames {
  const files = readdirSync(join(packageFolder(), "experiments"));
  const experiments = files
    .filter((file) => /^[\w-]+\.json$/.test(file))
    .map((file) => basename(file, ".json"));
  return { experiments: experiments.toSorted(), searchSpaces: knownSpaces(folder) };
}
