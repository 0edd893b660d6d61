import { type Architecture, EspalierError } from "espalier";

export function tableNotRead(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_NOT_READ",
    message: `The table cannot be read: ${(cause as Error).message}`,
    culprit: file,
    remedy: "Correct /search/evaluator/file; a relative path starts from the folder of the experiment file.",
    exitCode: 2,
    cause,
  });
}

export function tableWithoutRows(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_ROWS",
    message: "The table has no rows below a first one that names the columns.",
    culprit: file,
    remedy: "Give it a line of column names, and a line for each architecture.",
    exitCode: 2,
  });
}

export function wrongQuote(file: string, line: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WRONG_QUOTE",
    message: `A quotation mark in the row that begins at line ${line} is not closed, or stands inside a cell.`,
    culprit: `${file}:${line}`,
    remedy: 'Put the whole cell in quotes, and double those inside: "a ""b"" c".',
    exitCode: 2,
  });
}

export function noSuchColumn(file: string, column: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_COLUMN",
    message: `The table has no column "${column}".`,
    culprit: file,
    allowed: known.join(", "),
    remedy: "Correct the name in /search/evaluator.",
    exitCode: 2,
  });
}

export function raggedRow(file: string, line: number, cells: number, columns: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_RAGGED_ROW",
    message: `Line ${line} has ${cells} cells in place of ${columns}.`,
    culprit: `${file}:${line}`,
    remedy: "Mend the line; a cell with a comma in it has to stand in quotes.",
    exitCode: 2,
  });
}

export function architectureTwice(file: string, first: number, second: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_ARCHITECTURE_TWICE",
    message: `Lines ${first} and ${second} are about the same architecture.`,
    culprit: `${file}:${second}`,
    remedy: "Leave one of the lines, or name the column in which they differ as a dimension.",
    exitCode: 2,
  });
}

export function dimensionWithoutColumn(own: readonly string[], dimensions: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_OTHER_DIMENSIONS",
    message: `The search space has the dimensions ${own.join(", ")}, the table ${dimensions.join(", ")}.`,
    culprit: "/search/evaluator",
    remedy: "Name a column for each dimension of the search space, and for no others.",
  });
}

export function noSuchRow(file: string, architecture: Architecture): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_ROW",
    message: `The table has no row of ${architecture}.`,
    culprit: file,
    remedy: "Add the row, or leave the architecture out of the search space: the search goes on without it.",
  });
}

export function noNumber(file: string, line: number, cells: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_NUMBER",
    message: `Line ${line} has no finite number for ${cells.join(", ")}.`,
    culprit: `${file}:${line}`,
    remedy: "Mend the line, or leave the measurement out: the search goes on without the architecture.",
  });
}
