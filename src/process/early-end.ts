import type { EspalierError } from "../espalier-error.ts";
import { pendingCalls } from "../plugin/guard/pending-calls.ts";
import { foreignStackOf } from "../plugin/guard/stack-of.ts";
import { nothingLeft, processEnded, strayError } from "./errors.ts";

/** The work that is under way, in words. */
let underWay: string | undefined;

/** Reports a process that ends before `endWork` is called. @param work such as `espalier run a.json`. */
export function beginWork(work: string): void {
  underWay = work;
}

export function endWork(): void {
  underWay = undefined;
}

/** Ends the process during the work without a report. */
export function exitOnPurpose(exitCode?: number): never {
  endWork();
  process.exit(exitCode);
}

/**
 * Reports a process that ends before its work does, with exit code 1 (Node's would be 0 or 13). Causes are plug-ins
 * that call process.exit, leave a promise unsettled, or throw outside of any call.
 */
export function watchForEarlyEnd(report: (error: EspalierError) => void): void {
  const end = (error: EspalierError) => {
    report(error);
    endWork();
    process.exitCode = 1;
  };
  process.on("exit", (code) => {
    if (underWay !== undefined) end(processEnded(underWay, code, foreignStackOf(new Error())));
  });
  process.on("beforeExit", () => {
    if (underWay !== undefined) end(nothingLeft(underWay, pendingCalls()));
  });
  process.on("uncaughtException", (error) => {
    end(strayError(underWay, error));
    process.exit();
  });
}
