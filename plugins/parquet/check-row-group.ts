import type { ColumnMetaData, RowGroup, SchemaTree } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { leavesOf } from "./column-uses.ts";
import { brokenParquet, rowGroupTooLarge, unsupportedCompression } from "./errors.ts";

const CODECS: readonly string[] = ["UNCOMPRESSED", ...Object.keys(compressors)];

/** Maximum uncompressed size of a row group's columns, in megabytes. Longer arrays than this fail in Node. */
const LARGEST = 2000;

/** Maximum number of rows in a row group: that of pyarrow. */
const MOST_ROWS = 2 ** 26;

/**
 * Checks the description of a row group.
 * @param columns those that are read, with what they contain.
 * @returns the parts of these columns.
 * @throws EspalierError if they cannot be read.
 */
export function checkRowGroup(
  file: string,
  group: RowGroup,
  columns: readonly SchemaTree[],
): readonly ColumnMetaData[] {
  if (!isCount(group.num_rows) || group.num_rows > MOST_ROWS)
    throw brokenParquet(file, `a row group has ${group.num_rows} rows`);
  const parts = group.columns.map(({ meta_data: part }) => {
    if (part === undefined) throw brokenParquet(file, "a column lacks its metadata or is encrypted");
    return part;
  });
  // hyparquet ends the process for a damaged part that its schema lacks or has twice, by a rejection without a handler.
  const read = parts.filter(({ path_in_schema: [name] }) =>
    columns.some(({ element }) => element.name === name),
  );
  if (
    keyOf(read.map(({ path_in_schema: path }) => path)) !==
    keyOf(columns.flatMap((column) => leavesOf(column).map(({ path }) => path)))
  )
    throw brokenParquet(file, "a row group has other columns than the schema");
  for (const part of read) checkPart(file, part);
  const bytes = read.reduce((sum, part) => sum + Number(part.total_uncompressed_size), 0);
  const megabytes = Math.ceil(bytes / 1e6);
  if (megabytes > LARGEST) throw rowGroupTooLarge(file, megabytes, LARGEST);
  return read;
}

function checkPart(file: string, part: ColumnMetaData): void {
  const [name = ""] = part.path_in_schema;
  if (!CODECS.includes(part.codec)) throw unsupportedCompression(file, name, part.codec, CODECS);
  const { data_page_offset: offset, total_compressed_size: size, total_uncompressed_size: whole } = part;
  if (![offset, size, whole].every(isCount))
    throw brokenParquet(file, `the column "${name}" has no valid place in the file`);
}

/** One text for the same paths in any order. */
function keyOf(paths: readonly (readonly string[])[]): string {
  return JSON.stringify(paths.map((path) => JSON.stringify(path)).toSorted());
}

/** Whether a number of a damaged file, which may lack it, is one. */
function isCount(value: unknown): value is bigint {
  return typeof value === "bigint" && value >= 0;
}
