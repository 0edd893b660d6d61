import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of this package, whether it runs compiled or from its sources.
 * @throws Error if there is none, as where a bundler moved this file.
 */
export function packageFolder(folder: string = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (dirname(folder) === folder) throw new Error("Espalier cannot find its package.json: do not bundle it.");
  return packageFolder(dirname(folder));
}

/** The version of this package. */
export function packageVersion(): string {
  const content = readFileSync(join(packageFolder(), "package.json"), "utf8");
  return (JSON.parse(content) as { readonly version: string }).version;
}
