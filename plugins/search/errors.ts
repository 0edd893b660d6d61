import { type Architecture, EspalierError, type Trial } from "espalier";

export function nothingMeasured(trials: readonly Trial[], needed: readonly string[]): EspalierError {
  const names = new Set(trials.flatMap((trial) => Object.keys(trial.measurements)));
  return new EspalierError({
    code: "ESPALIER_NOTHING_MEASURED",
    message: `No trial can be selected: none of ${trials.length} has a finite ${needed.join(" and ")}.`,
    culprit: "/search/selection",
    allowed: `measured: ${[...names].join(", ") || "nothing"}`,
    remedy: "Use an evaluator that measures it, or read why the trials failed in `espalier trials RUN`.",
  });
}

export function lossNotFinite(loss: number, updates: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROXY_LOSS_NOT_FINITE",
    message: `The search-validation loss is ${loss} after ${updates} updates of proxy training.`,
    culprit: "/search/evaluator",
    remedy: "Lower the learning rate, or ignore the candidate: the search continues without it.",
  });
}

export function nothingMeets(
  constraints: readonly string[],
  refused: readonly Architecture[],
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOTHING_MEETS",
    message: `None of ${refused.length} candidates satisfies ${constraints.join(" and ")}. The first one: ${refused[0]}.`,
    culprit: "/search/strategy/constraints",
    remedy: "Loosen the bounds, raise tries, or put the bounds into the search space's constraints.",
  });
}

export function unknownFigure(name: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_FIGURE",
    message: `"${name}" is neither a cost nor a numeric dimension.`,
    culprit: "/search/strategy/constraints",
    allowed: known.join(", "),
    remedy: "Use one of these names. To bound a measurement, use search.constraints.",
    exitCode: 2,
  });
}

export function nothingFinite(name: string, value: number | undefined): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOTHING_FINITE",
    message: `The evaluator measured ${name} as ${value}.`,
    culprit: "/search/evaluator/evaluator",
    remedy: "Lower the learning rate, or ignore the candidate: the search continues without it.",
  });
}

export function allTriesFailed(failures: readonly unknown[]): EspalierError {
  const reasons = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)));
  return new EspalierError({
    code: "ESPALIER_ALL_TRIES_FAILED",
    message: `All ${failures.length} tries failed: ${reasons.join(" ")}`,
    culprit: "/search/evaluator",
    remedy: "Fix the reported causes, or ignore the candidate: the search continues without it.",
    cause: failures.at(-1),
  });
}
