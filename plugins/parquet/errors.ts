import { EspalierError } from "espalier";

export function unreadableParquet(file: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_UNREADABLE",
    message: `The file ${file} cannot be read: ${cause.message}`,
    culprit: "/stream/files",
    remedy: "Correct the path. It is resolved from the experiment file's folder.",
    exitCode: 2,
    environmental: true,
    cause,
  });
}

export function noParquetFiles(folder: string, pattern: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_NO_FILES",
    message: `The folder ${folder} has no file ${pattern}.`,
    culprit: "/stream/files",
    remedy: "Choose another folder, or list the files. Folders inside it are not searched.",
    exitCode: 2,
  });
}

export function parquetSplitTwice(column: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_SPLIT_TWICE",
    message: `The option \`files\` states splits, and so does the column "${column}" of the option \`split\`.`,
    culprit: "/stream/split",
    remedy: "Remove `split`, or set `files` to a path or a list.",
    exitCode: 2,
  });
}

export function brokenParquet(file: string, problem: string, cause?: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_BROKEN",
    message: `The file ${file} cannot be read as Parquet: ${problem}.`,
    culprit: file,
    remedy: "Write or download the file again.",
    exitCode: 2,
    cause,
  });
}

export function parquetWithoutColumn(file: string, column: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_WITHOUT_COLUMN",
    message: `The file ${file} has no column "${column}".`,
    culprit: "/stream",
    allowed: known.join(", "),
    remedy: "Name the columns in the options `picture`, `captions`, `arrival`, `split` and `tags`.",
    exitCode: 2,
  });
}

export function unsupportedCompression(
  file: string,
  column: string,
  codec: string | undefined,
  supported: readonly string[],
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_COMPRESSION",
    message: `The column "${column}" of ${file} is compressed with ${codec ?? "an unknown method"}.`,
    culprit: file,
    allowed: supported.join(", "),
    remedy: 'Write the file with another compression, such as pyarrow\'s `compression="zstd"`.',
    exitCode: 2,
  });
}

export function rowGroupTooLarge(file: string, megabytes: number, limit: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_ROW_GROUP_TOO_LARGE",
    message: `A row group of ${file} has ${megabytes} MB in the columns that are read.`,
    culprit: file,
    allowed: `${limit} MB, since a row group is read into memory as a whole`,
    remedy: "Write the file with smaller row groups, such as pyarrow's `row_group_size=1000`.",
    exitCode: 2,
  });
}

export function picturesAreAddresses(row: string, column: string, address: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PARQUET_ADDRESSES",
    message: `The column "${column}" has the address ${address} in place of a picture.`,
    culprit: row,
    allowed: "bytes of picture files, structs with `bytes`, or paths",
    remedy:
      "Download the pictures first, for example with `img2dataset --output_format parquet`, and name its columns `jpg` " +
      "and `txt`. Espalier does not download pictures.",
    exitCode: 2,
  });
}
