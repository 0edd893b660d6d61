import { EspalierError } from "espalier";
import type { StandardError } from "./run-command.ts";

export function commandFailed(how: string, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_FAILED",
    message: `The command ended with ${how}${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Run the command by hand with the trial's architecture on its standard input.",
  });
}

export function commandTooSlow(seconds: number, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_TOO_SLOW",
    message: `The command had not ended after ${seconds} seconds${ending(standardError)}.`,
    culprit: "/search/evaluator/timeLimitSeconds",
    remedy: "Raise timeLimitSeconds, or find out why the command does not end.",
  });
}

export function commandTooLoud(bytes: number, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_TOO_LOUD",
    message: `The command printed more than ${bytes} bytes on its standard output${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Print only measurements there, and all else on standard error.",
  });
}

export function commandNotStarted(cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NOT_STARTED",
    message: `The command could not be started: ${cause.message}.`,
    culprit: "/search/evaluator/command",
    remedy: "Check that `sh` is installed and that the folder in /search/evaluator/folder exists.",
    environmental: true,
    cause,
  });
}

/** @param code exit code of the shell: 126 if the program cannot be executed, 127 if it was not found. */
export function commandNotFound(code: number, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NOT_FOUND",
    message: `The shell could not execute the command (exit code ${code}${ending(standardError)}).`,
    culprit: "/search/evaluator/command",
    remedy: "Install the program, correct its path or make it executable, then resume the run.",
    environmental: true,
  });
}

export function noJsonObject(line: number, text: string, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NO_JSON",
    message: `Line ${line} of the command's standard output is not a JSON object: ${shortened(text)}${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy:
      'Print {"NAME": NUMBER, ...} there, and all else on standard error. JSON has no NaN and no Infinity.',
  });
}

export function noNumber(
  line: number,
  name: string,
  value: unknown,
  standardError: StandardError,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_NO_NUMBER",
    message: `"${shortened(name)}" in line ${line} of the command's standard output is not a finite number: ${shortened(JSON.stringify(value))}${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Print finite numbers. If a training has diverged, end with an exit code other than 0.",
  });
}

export function missingMeasurements(
  missing: readonly string[],
  printed: readonly string[],
  standardError: StandardError,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_MEASUREMENT_MISSING",
    message: `The command printed no ${listed(missing)}, but ${listed(printed) || "nothing"}${ending(standardError)}.`,
    culprit: "/search/evaluator/measurements",
    remedy: "Print all measurements of the experiment file, or list those that are printed.",
  });
}

/** @param cause error in the text. */
export function refusedOutput(cause: EspalierError, standardError: StandardError): EspalierError {
  const what = shortened(cause.message.replaceAll(/\s*\n\s*/g, " "), 400).replace(/\.$/, "");
  return new EspalierError({
    code: "ESPALIER_SCRIPT_REFUSED_OUTPUT",
    message: `The command's output cannot be used: ${what}${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy: 'Print {"NAME": NUMBER, ...} in UTF-8, each name once.',
    cause,
  });
}

export function tooManyNames(limit: number, standardError: StandardError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_TOO_MANY_MEASUREMENTS",
    message: `The command printed more than ${limit} measurements${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    remedy: "Print the measurements that the search uses, and write the rest to a file.",
  });
}

export function longName(
  line: number,
  name: string,
  limit: number,
  standardError: StandardError,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCRIPT_LONG_NAME",
    message: `A measurement in line ${line} of the command's standard output has a name of ${name.length} characters: ${shortened(name)}${ending(standardError)}.`,
    culprit: "/search/evaluator/command",
    allowed: `names of at most ${limit} characters`,
    remedy: "Print shorter names.",
  });
}

/** Characters of standard error in messages. */
const SHOWN = 2000;

/** The end of the command's standard error in one line, with the number of bytes before it. */
function ending({ text, bytes }: StandardError): string {
  const end = text.slice(-SHOWN);
  const before = bytes - Buffer.byteLength(end);
  const lines = end
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return "";
  return `; standard error${before > 0 ? `, after ${before} bytes that are left out,` : ""} ends: ${lines.join(" / ")}`;
}

function shortened(text: string, limit = 120): string {
  return text.length > limit ? `${text.slice(0, limit)}...` : text;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => shortened(name));
  return [...shown, ...(names.length > 10 ? [`${names.length - 10} more`] : [])].join(", ");
}
