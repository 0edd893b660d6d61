import type { Kind } from "../kind.ts";
import { broken } from "./broken.ts";
import { checkpoint } from "./checkpoint.ts";
import { csv } from "./csv.ts";
import { events } from "./events.ts";
import { experiment } from "./experiment.ts";
import { jsonLines } from "./json-lines.ts";
import { resume } from "./resume.ts";
import { scriptOutput } from "./script-output.ts";
import { searchSpace } from "./search-space.ts";

/** Every kind of file that comes from outside. */
export const kinds: readonly Kind[] = [
  ...[experiment, searchSpace, events, checkpoint, csv, jsonLines, scriptOutput, resume],
];

/** The kind of a name; `broken` is there for the tests of the harness alone. */
export function kindOf(name: string): Kind {
  const found = [...kinds, broken].find((kind) => kind.name === name);
  if (found === undefined) throw new RangeError(`no kind "${name}"`);
  return found;
}
