import { relative } from "node:path";

/** A path as it is, or from the working folder if that is shorter. */
export function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}
