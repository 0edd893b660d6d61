import { join, sep } from "node:path";
import { engineCacheFolder } from "../../install/cache-folder.ts";

/** Reason why a step cannot become a graph. It then runs eagerly. */
export class CannotCompile extends Error {
  /** @param place file and line of the operation, if known */
  constructor(reason: string, place = placeOfCaller()) {
    super(place === undefined ? reason : `${reason} (${place})`);
    this.name = "CannotCompile";
  }
}

/** File, line and column of the code that called tfjs: the first stack frame outside libraries and the engine. */
export function placeOfCaller(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  // tfjs-node is in the cache, not in node_modules. In the bundle the first folder holds all our code, so that only places
  // in plug-ins of users are found.
  const others = [
    join(import.meta.dirname, ".."),
    join(import.meta.dirname, "..", "..", "backend"),
    engineCacheFolder(),
  ];
  const frames = new Error().stack?.split("\n").slice(1) ?? [];
  Error.stackTraceLimit = limit;
  const frame = frames.find(
    (line) =>
      !/node_modules|node:internal|<anonymous>/.test(line) &&
      !others.some((folder) => line.includes(folder + sep)),
  );
  return frame?.match(/(?:file:\/\/)?(\/[^()]+:\d+:\d+)\)?$/)?.[1];
}
