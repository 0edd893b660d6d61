import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EspalierError } from "espalier";
import type { Row, RowFault, StoredPairStream } from "espalier/picture-files";
import { type FileOption, findFiles } from "../../../plugins/parquet/find-files.ts";
import { parquet } from "../../../plugins/parquet/parquet.ts";
import type { ParquetColumns } from "../../../plugins/parquet/parquet-row.ts";
import { ParquetSource } from "../../../plugins/parquet/parquet-source.ts";
import { build } from "../build.ts";

/** Folder of Parquet files that pyarrow has written. */
export const FIXTURES = join(import.meta.dirname, "fixtures");

/** A folder with files: those of `FIXTURES` by their names, and others by their contents. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "espalier-parquet-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (typeof content === "string") copyFileSync(join(FIXTURES, content), join(folder, name));
    else writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FIXTURES, name)));
}

/** A reader of files. */
export function sourceOf(
  folder: string,
  files: FileOption,
  columns: Partial<ParquetColumns> = {},
): Promise<ParquetSource> {
  const usual = { picture: "image", captions: ["text"], tags: [] };
  return ParquetSource.open(findFiles(folder, files), undefined, { ...usual, ...columns });
}

/** The stream of some files, with pictures as small as possible. */
export async function streamOf(
  folder: string,
  options: Readonly<Record<string, unknown>>,
): Promise<StoredPairStream> {
  const services = [{ path: folder }];
  return (await build(parquet, { imageSize: 8, steps: 1, ...options }, services)) as StoredPairStream;
}

/** All rows and faults of a reader. */
export async function rowsOf(source: ParquetSource): Promise<(Row | RowFault)[]> {
  const rows: (Row | RowFault)[] = [];
  for await (const row of source.rows()) rows.push(row);
  return rows;
}

/** The error of a promise that should fail. */
export async function refusal(promise: Promise<unknown>): Promise<EspalierError> {
  return (await promise.then(
    () => new Error("it was accepted"),
    (error: Error) => error,
  )) as EspalierError;
}
