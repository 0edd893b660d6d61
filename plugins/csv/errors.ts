import { EspalierError } from "espalier";

export function unreadableCsv(file: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CSV_UNREADABLE",
    message: `The file ${file} cannot be read: ${cause.message}`,
    culprit: "/stream/file",
    remedy: "Correct the path. It is resolved from the experiment file's folder.",
    exitCode: 2,
    environmental: true,
    cause,
  });
}

export function brokenCsv(file: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CSV_BROKEN",
    message: `The file ${file} is damaged: ${cause.message}`,
    culprit: file,
    allowed: "separated values in UTF-8, as they are or compressed with gzip",
    remedy: "Write or copy the file again.",
    exitCode: 2,
    cause,
  });
}

export function csvWithoutRows(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CSV_WITHOUT_ROWS",
    message: `The file ${file} is empty.`,
    culprit: file,
    allowed: "a first line with column names, and a line for each picture",
    remedy: "Choose another file.",
    exitCode: 2,
  });
}

export function csvWithoutColumn(file: string, column: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CSV_WITHOUT_COLUMN",
    message: `The file ${file} has no column "${column}".`,
    culprit: "/stream",
    allowed: known.join(", "),
    remedy: "Name the columns in the options `picture`, `captions`, `arrival`, `split` and `tags`.",
    exitCode: 2,
  });
}
