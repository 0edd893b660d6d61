import { sep } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Lines, and characters of each, that are kept. */
const MOST = { lines: 8, characters: 300 };

/** The framework's own code, whether it runs from its sources or is built. */
const OURS = ["src", `dist${sep}src`, `dist${sep}bin`].map(
  (folder) => `${packageFolder()}${sep}${folder}${sep}`,
);

/** The stack of an error: the lines of foreign code, neither Node's nor the framework's, or all if there are none. */
export function stackOf(error: unknown): string | undefined {
  return foreignStackOf(error) ?? shown(linesOf(error));
}

/** The lines of foreign code alone. */
export function foreignStackOf(error: unknown): string | undefined {
  return shown(linesOf(error).filter((line) => !isNode(line) && !OURS.some((ours) => line.includes(ours))));
}

function isNode(line: string): boolean {
  return /\(<anonymous>\)$|\bnode:|[/\\]node_modules[/\\]jiti[/\\]/.test(line);
}

function linesOf(error: unknown): string[] {
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  return stack.split("\n").filter((line) => /^\s+at /.test(line));
}

function shown(lines: readonly string[]): string | undefined {
  const first = lines.slice(0, MOST.lines).map((line) => line.trim().slice(0, MOST.characters));
  return first.length === 0 ? undefined : first.join("\n");
}
