import { inspect } from "node:util";
import pc from "picocolors";
import { EspalierError } from "../../espalier-error.ts";
import { printNote } from "./output.ts";

/** Prints an error and sets its exit code. A stack is shown only for errors of Espalier itself or of a plug-in. */
export function printError(error: unknown): void {
  if (!(error instanceof EspalierError)) {
    printNote(inspect(error));
    process.exitCode = 1;
    return;
  }
  const title = { text: "error", style: pc.red };
  const code = { text: error.code, style: pc.dim };
  printNote(error.message, { label: [title, " ", code, "  "], hang: 4 });
  printDetail("at", error.culprit);
  printDetail("allowed", error.allowed);
  printDetail("to do", error.remedy);
  printDetail("stack", error.trace?.replaceAll("\n", "\n          "));
  process.exitCode = error.exitCode;
}

function printDetail(label: string, text: string | undefined): void {
  if (text !== undefined && text !== "")
    printNote(text, { label: ["  ", { text: label.padEnd(7), style: pc.dim }, " "], hang: 10 });
}
