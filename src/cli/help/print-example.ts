import { print } from "../print/output.ts";
import { formatJson } from "../print/format-json.ts";
import { terminalWidth } from "../print/terminal-width.ts";

/** Prints part of an experiment file under a title. */
export function printExample(title: string, part: unknown): void {
  print(`\n${title}\n  ${formatJson(part, terminalWidth(), "  ")}`);
}
