import type { EspalierError } from "../espalier-error.ts";
import { pendingCalls } from "../plugin/guard/pending-calls.ts";
import { foreignStackOf } from "../plugin/guard/stack-of.ts";
import { nothingLeft, processEnded, strayError } from "./errors.ts";

/** The work that is under way, in words. */
let underWay: string | undefined;

/** From here on until `endWork`, a process that ends is reported. @param work such as `espalier run a.json`. */
export function beginWork(work: string): void {
  underWay = work;
}

export function endWork(): void {
  underWay = undefined;
}

/** Ends the process in the middle of the work, on purpose. */
export function exitOnPurpose(exitCode?: number): never {
  endWork();
  process.exit(exitCode);
}

/**
 * Reports a process that ends before its work does, which code of a plug-in can bring about: it calls process.exit, has
 * a promise that never settles, or throws where nobody waits. The exit code is 1 then; Node's would be 0 or 13.
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
