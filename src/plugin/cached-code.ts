import { hash } from "node:crypto";
import { join } from "node:path";
import type { TransformOptions } from "jiti";
import { readQuietly, storeQuietly } from "../files/cached-text.ts";
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
  const known = readQuietly(file);
  if (known !== undefined) return known;
  const code = compile();
  if (!code.includes(FAILED)) storeQuietly(file, code);
  return code;
}
