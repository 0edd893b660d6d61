import pc from "picocolors";
import { EspalierError } from "../espalier-error.ts";

/** Prints an error for people and sets the exit code that goes with it. Only our own mistakes show a stack. */
export function printError(error: unknown): void {
  if (!(error instanceof EspalierError)) {
    console.error(error);
    process.exitCode = 1;
    return;
  }
  console.error(`${pc.red("error")} ${pc.dim(error.code)}  ${error.message}`);
  printDetail("at", error.culprit);
  printDetail("allowed", error.allowed);
  printDetail("to do", error.remedy);
  printDetail("stack", error.trace?.replaceAll("\n", "\n          "));
  process.exitCode = error.exitCode;
}

function printDetail(label: string, text: string | undefined): void {
  if (text !== undefined && text !== "") console.error(`  ${pc.dim(label.padEnd(7))} ${text}`);
}
