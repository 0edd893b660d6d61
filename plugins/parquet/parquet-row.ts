import { type Row, type RowFault, SPLIT_NAMES, splitNamed } from "espalier/picture-files";
import { picturesAreAddresses } from "./errors.ts";
import type { ParquetCells } from "./parquet-file.ts";

/** Columns of a file by their use. */
export interface ParquetColumns {
  readonly picture: string;
  readonly captions: readonly string[];
  readonly arrival?: string;
  readonly split?: string;
  readonly tags: readonly string[];
}

/**
 * A row of the stream. Its picture is its id if the file has the bytes, else a path.
 * @throws EspalierError if the picture is an address.
 */
export function rowOf(id: string, cells: ParquetCells, columns: ParquetColumns): Row | RowFault {
  const picture = pictureIn(id, cells[columns.picture], columns.picture);
  if (typeof picture === "object") return { place: id, ...picture };
  const texts = columns.captions.map((column) => textsIn(cells[column]));
  const wrong = texts.indexOf(undefined);
  if (wrong !== -1) {
    const column = columns.captions[wrong]!;
    return { place: id, problem: `"${column}" is ${kindOf(cells[column])} in place of text` };
  }
  const captions = texts.flatMap((found) => found!);
  if (captions.length === 0) return { place: id, problem: "it has no caption" };
  if (captions.some((caption) => caption.includes("\uFFFD")))
    return { place: id, problem: "it is not UTF-8" };
  const arrival = columns.arrival === undefined ? undefined : textOf(cells[columns.arrival]);
  if (columns.arrival !== undefined && arrival === undefined)
    return { place: id, problem: "it has no arrival" };
  const name = columns.split === undefined ? undefined : (textOf(cells[columns.split]) ?? "");
  const split = name === undefined ? undefined : splitNamed(name);
  if (name !== undefined && split === undefined)
    return { place: id, problem: `"${name}" is not a split: ${SPLIT_NAMES.join(", ")}` };
  const tags = columns.tags.flatMap((column) => tagsIn(cells[column]).map((value) => `${column}:${value}`));
  return { id, picture, captions, tags, ...(arrival !== undefined && { arrival }), ...(split && { split }) };
}

/** The bytes of a picture that a cell contains. */
export function bytesIn(cell: unknown): Uint8Array | undefined {
  const bytes = isStruct(cell) ? cell["bytes"] : cell;
  return bytes instanceof Uint8Array ? bytes : undefined;
}

function pictureIn(id: string, cell: unknown, column: string): string | Pick<RowFault, "problem"> {
  if (bytesIn(cell) !== undefined) return id;
  const path = isStruct(cell) ? cell["path"] : cell;
  if (path === null || path === undefined || path === "") return { problem: "it has no picture" };
  if (typeof path !== "string") return { problem: `"${column}" is ${kindOf(path)} in place of a picture` };
  if (/^\w+:\/\//.test(path)) throw picturesAreAddresses(id, column, path);
  return path;
}

/** The texts of a cell without empty ones; `undefined` if its type is another one. */
function textsIn(cell: unknown): readonly string[] | undefined {
  const texts: string[] = [];
  for (const value of Array.isArray(cell) ? cell : [cell]) {
    if (value === null || value === undefined) continue;
    if (typeof value !== "string" && !(value instanceof Uint8Array)) return undefined;
    const text = textOf(value);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

function tagsIn(cell: unknown): readonly string[] {
  return (Array.isArray(cell) ? cell : [cell]).flatMap((value) => textOf(value) ?? []);
}

/** A value as text; `undefined` for none, for an empty one and for values that contain others. */
function textOf(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return textOf(new TextDecoder().decode(value));
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  const isScalar = typeof value === "bigint" || typeof value === "boolean" || Number.isFinite(value);
  return isScalar ? String(value) : undefined;
}

function isStruct(cell: unknown): cell is Readonly<Record<string, unknown>> {
  return typeof cell === "object" && cell !== null && !Array.isArray(cell) && !ArrayBuffer.isView(cell);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Uint8Array) return "bytes";
  return typeof value === "object" ? "a struct" : `a ${typeof value}`;
}
