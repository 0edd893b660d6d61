import envPaths from "env-paths";

/** Folder of this user's cache for all projects, which `npm ci` keeps. On Linux `XDG_CACHE_HOME` moves it. */
export function userCacheFolder(): string {
  return envPaths("espalier", { suffix: "" }).cache;
}
