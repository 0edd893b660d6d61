import { EspalierError, type Trial } from "espalier";

export function nothingMeasured(trials: readonly Trial[], needed: readonly string[]): EspalierError {
  const names = new Set(trials.flatMap((trial) => Object.keys(trial.measurements)));
  return new EspalierError({
    code: "ESPALIER_NOTHING_MEASURED",
    message: `No trial can win: none of ${trials.length} has a finite ${needed.join(" and ")}.`,
    culprit: "/search/selection",
    allowed: `measured: ${[...names].join(", ") || "nothing"}`,
    remedy: "Use an evaluator that measures it, or look at why the trials failed.",
  });
}

export function lossNotFinite(loss: number, updates: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROXY_LOSS_NOT_FINITE",
    message: `The search-validation loss is ${loss} after ${updates} updates of proxy training.`,
    culprit: "/search/evaluator",
    remedy: "Lower the learning rate, or leave the candidate out: the search goes on without it.",
  });
}
