import { sep } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Lines, and characters of each, that are kept. */
const MOST = { lines: 8, characters: 300 };

/** The framework's own code, whether it runs from its sources or is built. */
const OURS = ["src", `dist${sep}src`].map((folder) => `${packageFolder()}${sep}${folder}${sep}`);

/** The stack of an error from elsewhere, its own lines alone: neither Node's nor the framework's. */
export function stackOf(error: unknown): string | undefined {
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  const lines = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const foreign = lines.filter(
    (line) =>
      !/\bnode:|[/\\]node_modules[/\\]jiti[/\\]/.test(line) && !OURS.some((ours) => line.includes(ours)),
  );
  const shown = (foreign.length > 0 ? foreign : lines).slice(0, MOST.lines);
  return shown.length === 0
    ? undefined
    : shown.map((line) => line.trim().slice(0, MOST.characters)).join("\n");
}
