import { EspalierError } from "../espalier-error.ts";
import { thrownText } from "../plugin/guard/errors.ts";
import { stackOf } from "../plugin/guard/stack-of.ts";

/** @param work such as `espalier run experiment.json`. */
export function processEnded(work: string, exitCode: number, caller: string | undefined): EspalierError {
  const [place, ...rest] = caller?.split("\n") ?? [];
  return new EspalierError({
    code: "ESPALIER_PROCESS_ENDED",
    message: `process.exit(${exitCode}) was called before the end of: ${work}.`,
    ...(place !== undefined && { culprit: place.replace(/^at /, "") }),
    ...(rest.length > 0 && { trace: rest.join("\n") }),
    remedy:
      "Let the plug-in throw an Error instead. A run that was under way can be continued by `espalier resume`.",
  });
}

/** @param calls into plug-ins that have not returned, the last one first. */
export function nothingLeft(work: string, calls: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROMISE_NEVER_SETTLED",
    message: `Nothing is left to wait for before the end of: ${work}. A promise was neither resolved nor rejected.`,
    ...(calls[0] !== undefined && { culprit: calls[0] }),
    remedy:
      "Let the plug-in settle every promise. A run that was under way can be continued by `espalier resume`.",
  });
}

export function strayError(work: string | undefined, cause: unknown): EspalierError {
  const trace = stackOf(cause);
  return new EspalierError({
    code: "ESPALIER_STRAY_ERROR",
    message: `An error was thrown outside of any call: ${thrownText(cause)}`,
    ...(work !== undefined && { culprit: work }),
    ...(trace !== undefined && { trace }),
    remedy: "Catch the errors of timers, events and promises in the plug-in that the stack names.",
    cause,
  });
}
