import { EspalierError } from "../espalier-error.ts";
import type { Problem } from "./problem.ts";
import { ExperimentProblems } from "./problems-error.ts";

export function unreadableFile(file: string, cause: unknown): EspalierError {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") return missingFile(file, cause);
  return new EspalierError({
    code: "ESPALIER_FILE_UNREADABLE",
    message: `File ${file} cannot be read: ${REASONS[code] ?? message}.`,
    culprit: file,
    remedy: "Make the file readable, or correct the path.",
    exitCode: 2,
    cause,
  });
}

/** System error codes in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links form a cycle",
  ENAMETOOLONG: "the name is too long",
  ENOTDIR: "a part of the path is not a folder",
};

function missingFile(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_FILE_MISSING",
    message: `There is no file ${file}.`,
    culprit: file,
    remedy: "Correct the path.",
    exitCode: 2,
    cause,
  });
}

/** @param inside the experiment file of a folder, if it has one. */
export function notAFile(path: string, kind: string, inside: string | undefined): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOT_A_FILE",
    message: `${path} is ${kind}, not a file.`,
    culprit: path,
    remedy: inside === undefined ? "Name a file." : `Name a file, such as ${inside}.`,
    exitCode: 2,
  });
}

export function noFileName(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_FILE_NAME",
    message: "The name of the file is empty.",
    remedy: "Name a file. In a shell script, the variable that should hold the name may be unset.",
    exitCode: 2,
  });
}

export function standardInput(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STANDARD_INPUT",
    message: "Experiments are not read from standard input.",
    culprit: "-",
    remedy: "Name a file: paths in an experiment start from its folder.",
    exitCode: 2,
  });
}

export function textTooLong(file: string, bytes: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TEXT_TOO_LONG",
    message: `File ${file} has ${bytes} bytes.`,
    culprit: file,
    allowed: `text files of at most ${limit} bytes`,
    remedy: "Remove data that is not needed.",
    exitCode: 2,
  });
}

const SAVE_AS_UTF8 = "Save the text as UTF-8; a byte order mark is accepted.";

export function foreignEncoding(label: string, encoding: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TEXT_FOREIGN_ENCODING",
    message: `${label} is ${encoding}, not UTF-8.`,
    culprit: label,
    remedy: SAVE_AS_UTF8,
    exitCode: 2,
  });
}

interface WrongByte {
  readonly label: string;
  readonly line: number;
  readonly column: number;
  /** From 0. */
  readonly offset: number;
  readonly byte: number;
}

export function wrongByte({ label, line, column, offset, byte }: WrongByte): EspalierError {
  const latin = byte < 0xa0 ? "" : ` In Latin-1 the byte is "${String.fromCharCode(byte)}".`;
  const hexadecimal = byte.toString(16).toUpperCase();
  return new EspalierError({
    code: "ESPALIER_TEXT_NOT_UTF8",
    message: `${label} is not UTF-8: byte 0x${hexadecimal} at line ${line}, column ${column} (offset ${offset}).`,
    culprit: `${label}:${line}:${column}`,
    remedy: SAVE_AS_UTF8 + latin,
    exitCode: 2,
  });
}

export function nulByte(label: string, line: number, column: number, offset: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TEXT_NUL",
    message: `${label} holds a NUL byte at line ${line}, column ${column} (offset ${offset}).`,
    culprit: `${label}:${line}:${column}`,
    remedy: "Remove the byte, or name a text file if this one is binary.",
    exitCode: 2,
  });
}

export function invalidJson(label: string, line: number, column: number, found: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_SYNTAX",
    message: `${label} is not valid JSON: unexpected ${found}.`,
    culprit: `${label}:${line}:${column}`,
    remedy: "Correct the text there; JSON has no comments and no trailing commas.",
    exitCode: 2,
  });
}

export function controlCharacter(label: string, line: number, column: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_CONTROL_CHARACTER",
    message: `${label} is not valid JSON: a string holds a line break or another control character.`,
    culprit: `${label}:${line}:${column}`,
    remedy: "End the string before it, or write the character as an escape, such as \\n.",
    exitCode: 2,
  });
}

export function nestedTooDeeply(label: string, line: number, column: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_TOO_DEEP",
    message: `${label} has lists and objects nested more than ${limit} deep.`,
    culprit: `${label}:${line}:${column}`,
    allowed: `JSON nested at most ${limit} deep`,
    exitCode: 2,
  });
}

export function lineTooLong(label: string, line: number, length: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_LINE_TOO_LONG",
    message: `Line ${line} of ${label} has ${length} characters.`,
    culprit: `${label}:${line}`,
    allowed: `lines of at most ${limit} characters`,
    exitCode: 2,
  });
}

export function tooManyLines(label: string, lines: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_TOO_MANY_LINES",
    message: `${label} has ${lines} lines.`,
    culprit: label,
    allowed: `at most ${limit} lines`,
    remedy: "Keep the lines that matter, such as the best trials.",
    exitCode: 2,
  });
}

/** @param cause the error about the line's text, with its place. */
export function invalidJsonLine(label: string, line: number, cause: EspalierError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_LINE_SYNTAX",
    message: `Line ${line} of ${label} is not valid JSON: ${cause.message.split(": ").at(-1)}`,
    ...(cause.culprit !== undefined && { culprit: cause.culprit }),
    allowed: "one JSON object per line, without empty lines; JSON has no NaN and no infinities",
    remedy:
      "Correct or delete the line. `espalier export RUN --format trials` writes files of one object per line.",
    exitCode: 2,
    cause,
  });
}

/** Maximum number of problems in a message. */
const LISTED = 100;

/** @param what the file, such as `experiment examples/a.json`. */
export function fileProblems(what: string, problems: readonly Problem[]): ExperimentProblems {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const lines = problems.slice(0, LISTED).map((problem) => `  ${problemLine(problem)}`);
  const more = problems.length > LISTED ? [`  and ${problems.length - LISTED} more`] : [];
  return new ExperimentProblems(
    {
      code: "ESPALIER_EXPERIMENT_PROBLEMS",
      message: `${count} in ${what}:\n${[...lines, ...more].join("\n")}`,
      culprit: what,
    },
    problems,
  );
}

/** A problem on one line: pointer, place, message, first occurrence, allowed values, nearest name. */
export function problemLine({
  pointer,
  place,
  message,
  first,
  firstPlace,
  allowed,
  nearest,
}: Problem): string {
  const where = located(cut(pointer), place);
  return [
    where === "" ? cut(message) : `${where}: ${cut(message)}`,
    ...(first === undefined ? [] : [`First at ${located(first, firstPlace)}.`]),
    ...(allowed === undefined ? [] : [`Allowed: ${cut(allowed)}.`]),
    ...(nearest === undefined ? [] : [`Did you mean "${nearest}"?`]),
  ].join(" ");
}

function located(pointer: string, place: string | undefined): string {
  return [pointer, place === undefined ? "" : `(${place})`].filter((part) => part !== "").join(" ");
}

/** Shortens names and lists from files, which may have any length. */
function cut(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 1000)}...` : text;
}
