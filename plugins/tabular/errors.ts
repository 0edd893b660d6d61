import { type Architecture, EspalierError } from "espalier";

export function tableNotRead(file: string, cause: EspalierError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_NOT_READ",
    message: `The table cannot be read: ${cause.message}`,
    culprit: cause.culprit ?? file,
    remedy: `${cause.remedy} A relative path in /search/evaluator/file is resolved from the folder of the experiment file.`,
    exitCode: 2,
    cause,
  });
}

export function tableWithoutRows(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_ROWS",
    message: "The table has no rows below the column names.",
    culprit: file,
    remedy: "Add a first line with column names and a line for each architecture.",
    exitCode: 2,
  });
}

export function wrongQuote(file: string, line: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WRONG_QUOTE",
    message: `The row that begins at line ${line} has an unclosed quotation mark, or one inside a cell.`,
    culprit: `${file}:${line}`,
    remedy: 'Put the whole cell in quotes, and double those inside: "a ""b"" c".',
    exitCode: 2,
  });
}

export function cellTooLong(file: string, line: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_CELL_TOO_LONG",
    message: `A cell of the row that begins at line ${line} is longer than ${limit} characters.`,
    culprit: `${file}:${line}`,
    remedy: "Shorten the cell, or close a quotation mark.",
    exitCode: 2,
  });
}

export function columnTwice(place: string, column: string, first: number, second: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_COLUMN_TWICE",
    message: `Columns ${first} and ${second} of the table have the same name "${column}".`,
    culprit: place,
    remedy: "Rename one of them.",
    exitCode: 2,
  });
}

export function secondsTwice(index: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SECONDS_TWICE",
    message: `/search/evaluator/seconds and /search/evaluator/measurements/${index} both define the measurement "seconds".`,
    culprit: `/search/evaluator/measurements/${index}`,
    remedy: "Rename the measurement, or omit the option `seconds`.",
    exitCode: 2,
  });
}

export function spelledTwice(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SPELLED_TWICE",
    message:
      'The options "dimensions" (a column per dimension) and "spelled" (one column for all) exclude each other.',
    culprit: "/search/evaluator/spelled",
    remedy: "Omit one of the two options.",
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
    message: `Line ${line} has ${cells} cells instead of ${columns}.`,
    culprit: `${file}:${line}`,
    remedy: "Correct the line. Put cells with commas in quotes.",
    exitCode: 2,
  });
}

export function architectureTwice(file: string, first: number, second: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_ARCHITECTURE_TWICE",
    message: `Lines ${first} and ${second} have the same architecture.`,
    culprit: `${file}:${second}`,
    remedy: "Remove one of the lines, or add the column in which they differ to the dimensions.",
    exitCode: 2,
  });
}

export function dimensionWithoutColumn(own: readonly string[], dimensions: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_OTHER_DIMENSIONS",
    message: `The search space has the dimensions ${own.join(", ")}, the table ${dimensions.join(", ")}.`,
    culprit: "/search/evaluator",
    remedy: "Name a column for each dimension of the search space, and no others.",
  });
}

export function spelledAlike(file: string, line: number, one: string, other: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SPELLED_ALIKE",
    message: `Line ${line} matches both ${one} and ${other}: the table writes them in the same way.`,
    culprit: `${file}:${line}`,
    remedy:
      'Remove one of the two values from the search space, such as 1 or "1", or write them differently in the table.',
    exitCode: 2,
    environmental: true,
  });
}

export function noSuchRow(file: string, architecture: Architecture): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_ROW",
    message: `The table has no row for ${architecture}.`,
    culprit: file,
    remedy: "Add the row, or ignore the architecture: the search continues without it.",
  });
}

export function noNumber(file: string, line: number, cells: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_WITHOUT_NUMBER",
    message: `Line ${line} has no finite number for ${cells.join(", ")}.`,
    culprit: `${file}:${line}`,
    remedy: "Correct the line, or omit the measurement. The search continues without the architecture.",
  });
}

export function tooFewColumns(file: string, columns: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_TOO_FEW_COLUMNS",
    message: `The table has ${columns.length} column: ${columns.join(", ")}.`,
    culprit: file,
    allowed: "at least one column for the architecture and one for a measurement, separated by commas",
    exitCode: 2,
  });
}
