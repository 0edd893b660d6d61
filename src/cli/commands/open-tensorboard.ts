import { join } from "node:path";
import { lastingMetrics } from "../../run/metrics/metrics-history.ts";
import type { RunFolder } from "../../run/setup/run-folder.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";

/** Writes a run for TensorBoard from now on, with everything that the run has recorded before. */
export async function openTensorBoard({ path, journal, metrics }: RunFolder): Promise<() => void> {
  const { TensorBoardLog } = await import("../../report/tensorboard/tensorboard-log.ts");
  const log = new TensorBoardLog(
    join(path, RUN_FILES.tensorboard),
    journal.events,
    lastingMetrics(path, journal.events),
  );
  journal.subscribe((event) => log.addEvent(event));
  metrics.subscribe((line) => log.addLine(line));
  return () => log.close();
}
