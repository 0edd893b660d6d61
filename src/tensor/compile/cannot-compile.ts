/** Why a step cannot become a graph. It then runs eagerly. */
export class CannotCompile extends Error {
  /** @param place file and line of the operation, if it is known */
  constructor(reason: string, place = placeOfCaller()) {
    super(place === undefined ? reason : `${reason} (${place})`);
    this.name = "CannotCompile";
  }
}

/** File, line and column of the code that called tfjs: the first that is neither a library's nor this folder's. */
export function placeOfCaller(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const frames = new Error().stack?.split("\n").slice(1) ?? [];
  Error.stackTraceLimit = limit;
  const own = new URL(".", import.meta.url).href;
  const frame = frames.find(
    (line) => !/node_modules|node:internal|<anonymous>/.test(line) && !line.includes(own),
  );
  return frame?.match(/(?:file:\/\/)?(\/[^()]+:\d+:\d+)\)?$/)?.[1];
}
