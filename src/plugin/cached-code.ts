import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TransformOptions } from "jiti";
import { makeFolder, writeAtomically } from "../files/files.ts";
import { userCacheFolder } from "../files/user-cache.ts";
import { packageVersion } from "../package-folder.ts";

/** In the code of a module that could not be compiled. */
const FAILED = "__JITI_ERROR__";

/**
 * Compiled code of a module, from the user's cache if it was compiled before. A cache that cannot be read or written, as
 * on a full disk, is ignored.
 */
export function cachedCode(module: TransformOptions, compile: () => string): string {
  const key = hash("sha256", JSON.stringify([packageVersion(), module]));
  const file = join(userCacheFolder(), "plugins", `${key}.js`);
  const known = attempt(() => readFileSync(file, "utf8"));
  if (known !== undefined) return known;
  const code = compile();
  if (!code.includes(FAILED))
    attempt(() => {
      makeFolder(dirname(file));
      writeAtomically(file, [Buffer.from(code)]);
    });
  return code;
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
