import { type Architecture, EspalierError } from "espalier";

export function tableNotRead(file: string, cause: EspalierError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_NOT_READ",
    message: `The table cannot be read: ${cause.message}`,
    culprit: cause.culprit ?? file,
    remedy: `${cause.remedy} A relative path in /search/evaluator/file starts from the folder of the experiment file.`,
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

export function cellTooLong(file: string, line: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_CELL_TOO_LONG",
    message: `A cell of the row that begins at line ${line} is longer than ${limit} characters.`,
    culprit: `${file}:${line}`,
    remedy: "Shorten the cell. If it should be short, look for a quotation mark that is not closed.",
    exitCode: 2,
  });
}

export function columnTwice(place: string, column: string, first: number, second: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_COLUMN_TWICE",
    message: `Columns ${first} and ${second} of the table are both called "${column}".`,
    culprit: place,
    remedy: "Rename one of them.",
    exitCode: 2,
  });
}

export function secondsTwice(index: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SECONDS_TWICE",
    message: `Both /search/evaluator/seconds and /search/evaluator/measurements/${index} are the measurement "seconds".`,
    culprit: `/search/evaluator/measurements/${index}`,
    remedy: "Give the measurement another name, or leave the option `seconds` out.",
    exitCode: 2,
  });
}

export function spelledTwice(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SPELLED_TWICE",
    message: 'The table has either a column per dimension ("dimensions") or one column for all ("spelled").',
    culprit: "/search/evaluator/spelled",
    remedy: "Leave out one of the two options.",
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
    remedy: "Correct the line; a cell with a comma in it has to stand in quotes.",
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

export function spelledAlike(file: string, line: number, one: string, other: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TABLE_SPELLED_ALIKE",
    message: `Line ${line} is about both ${one} and ${other}: the table spells them alike.`,
    culprit: `${file}:${line}`,
    remedy:
      'Leave one of the two values out of the search space, such as 1 or "1", or write them in different ways.',
    exitCode: 2,
    environmental: true,
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
    remedy: "Correct the line, or leave the measurement out: the search goes on without the architecture.",
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
