import type { Plugin } from "../../plugin/plugin.ts";
import { exitOnPurpose } from "../../process/early-end.ts";
import { measureTrial } from "../search/measure-trial.ts";
import { type Answer, type WorkerSetup, packError, type Request } from "./messages.ts";
import { openWorkerRun, type WorkerRun } from "./open-worker-run.ts";
import { startPulse } from "./pulse.ts";

/**
 * The work of a worker process: opens the experiment and measures one trial after the other. It ends with the main
 * process, however that ends, and whatever an evaluator is doing.
 */
export async function serveTrials(setup: WorkerSetup, plugins: readonly Plugin[]): Promise<void> {
  startPulse();
  process.on("disconnect", () => exitOnPurpose());
  // From the keyboard, a signal reaches all processes of the terminal: the main one decides.
  process.on("SIGINT", () => {});
  if (!process.connected) exitOnPurpose();
  try {
    const run = await openWorkerRun(setup, plugins, (line) => answer({ type: "fallback", line }));
    process.on("message", (request: Request) => void serve(run, request));
    answer({ type: "ready" });
  } catch (error) {
    answer({ type: "refused", error: packError(error) });
  }
}

async function serve(run: WorkerRun, request: Request): Promise<void> {
  if (request.type === "measure") {
    try {
      const result = await measureTrial(run, request.task, (progress) =>
        answer({ type: "progress", progress }),
      );
      answer({ type: "measured", result });
    } catch (error) {
      answer({ type: "refused", error: packError(error) });
    }
  } else {
    await run.close();
    exitOnPurpose();
  }
}

/** Sends a message. Errors are ignored: they occur after the main process has ended, and then this one ends too. */
function answer(message: Answer): void {
  process.send?.(message, undefined, undefined, () => {});
}
