import type { Kind } from "../kind.ts";
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
