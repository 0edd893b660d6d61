import type { Plugin } from "../../plugin/plugin.ts";
import { exitOnPurpose } from "../../process/early-end.ts";
import { measureTrial } from "./measure-trial.ts";
import { type Answer, type Opening, packError, type Request } from "./messages.ts";
import { openBench, type Bench } from "./open-bench.ts";
import { startPulse } from "./pulse.ts";

/**
 * The work of a worker process: opens the experiment and measures one trial after the other. It ends with the main
 * process, however that ends, and whatever an evaluator is doing.
 */
export async function serveTrials(opening: Opening, plugins: readonly Plugin[]): Promise<void> {
  startPulse();
  process.on("disconnect", () => exitOnPurpose());
  // From the keyboard, a signal reaches all processes of the terminal: the main one decides.
  process.on("SIGINT", () => {});
  if (!process.connected) exitOnPurpose();
  try {
    const bench = await openBench(opening, plugins, (line) => answer({ type: "fallback", line }));
    process.on("message", (request: Request) => void serve(bench, request));
    answer({ type: "ready" });
  } catch (error) {
    answer({ type: "refused", error: packError(error) });
  }
}

async function serve(bench: Bench, request: Request): Promise<void> {
  if (request.type === "measure") {
    try {
      const result = await measureTrial(bench, request.task, (progress) =>
        answer({ type: "progress", progress }),
      );
      answer({ type: "measured", result });
    } catch (error) {
      answer({ type: "refused", error: packError(error) });
    }
  } else {
    await bench.close();
    exitOnPurpose();
  }
}

/** Nobody is there to hear it after the main process has died; then this one is about to end as well. */
function answer(message: Answer): void {
  process.send?.(message, undefined, undefined, () => {});
}
