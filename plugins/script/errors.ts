import { EspalierError } from "espalier";

export function commandFailed(how: string, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_FAILED",
    message: `The command ended with ${how}${ending(complaint)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Run the command by hand with the trial's architecture on its standard input.",
  });
}

export function commandTooSlow(seconds: number, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_TOO_SLOW",
    message: `The command had not ended after ${seconds} seconds${ending(complaint)}.`,
    culprit: "/search/evaluator/timeLimitSeconds",
    remedy: "Allow it more time, or look for what it waits for.",
  });
}

export function commandTooLoud(bytes: number, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_TOO_LOUD",
    message: `The command printed more than ${bytes} bytes on its standard output${ending(complaint)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Let it print measurements there, and all else on standard error.",
  });
}

export function commandNotStarted(cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NOT_STARTED",
    message: `The command could not be started: ${cause.message}.`,
    culprit: "/search/evaluator/command",
    remedy: "It runs by `sh` in the folder of the experiment file: both have to be there.",
    environmental: true,
    cause,
  });
}

/** @param code the shell's: 126 if the program cannot be executed, 127 if there is none. */
export function commandNotFound(code: number, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NOT_FOUND",
    message: `The shell could not execute the command (exit code ${code}${ending(complaint)}).`,
    culprit: "/search/evaluator/command",
    remedy: "Install the program, correct its path or make it executable, then resume the run.",
    environmental: true,
  });
}

export function noJsonObject(line: number, text: string, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NO_JSON",
    message: `Line ${line} of the command's standard output is no JSON object: ${shortened(text)}${ending(complaint)}.`,
    culprit: "/search/evaluator/command",
    remedy:
      'Print {"NAME": NUMBER, ...} there, and all else on standard error. JSON has no NaN and no Infinity.',
  });
}

export function noNumber(line: number, name: string, value: unknown, complaint: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NO_NUMBER",
    message: `"${name}" in line ${line} of the command's standard output is no finite number: ${shortened(JSON.stringify(value))}${ending(complaint)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Print numbers; a training that has diverged is best ended with an exit code other than 0.",
  });
}

export function missingMeasurements(
  missing: readonly string[],
  printed: readonly string[],
  complaint: string,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_MEASUREMENT_MISSING",
    message: `The command printed no ${missing.join(", ")}, but ${printed.join(", ") || "nothing"}${ending(complaint)}.`,
    culprit: "/search/evaluator/measurements",
    remedy: "Print all measurements that are listed there, or list those that are printed.",
  });
}

/** The last lines of what the command complained of, in one line. */
function ending(complaint: string): string {
  const lines = complaint
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const last = lines.slice(-4).join(" / ");
  return last === "" ? "" : `; standard error ends: ${last.slice(-400)}`;
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
