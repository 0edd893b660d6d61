import { EspalierError } from "../../espalier-error.ts";

export function trialTooSlow(seconds: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRIAL_TOO_SLOW",
    message: `The trial took longer than ${seconds} s and was ended.`,
    culprit: "/search/timeLimit",
    remedy: "Raise /search/timeLimit, or search smaller candidates.",
  });
}

export function workerEnded(pid: number | undefined, how: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WORKER_ENDED",
    message: `A worker process ended by itself, with ${how}.`,
    culprit: `process ${pid}`,
    remedy: "SIGKILL often means that memory ran out: use fewer workers, smaller candidates or batches.",
  });
}
