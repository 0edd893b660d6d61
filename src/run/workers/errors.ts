import { EspalierError } from "../../espalier-error.ts";

export function workerEnded(pid: number | undefined, how: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WORKER_ENDED",
    message: `A worker process ended by itself, with ${how}.`,
    culprit: `process ${pid}`,
    remedy: "SIGKILL often means that memory ran out: use fewer workers, smaller candidates or batches.",
  });
}
