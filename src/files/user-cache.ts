import { join } from "node:path";
import envPaths from "env-paths";

/** Folder of this user's cache for all projects, which `npm ci` keeps. On Linux `XDG_CACHE_HOME` moves it. */
export function userCacheFolder(): string {
  return envPaths("espalier", { suffix: "" }).cache;
}

/** Folder in it for what was computed from data packages, such as decoded drawings. It can be computed again. */
export function computedCacheFolder(): string {
  return join(userCacheFolder(), "computed");
}
