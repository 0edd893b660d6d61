import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import Type from "typebox";
import { guard } from "../../json/guard.ts";
import { type NdArray, type ParameterTree, sizeOf } from "../../tensor/parameter-tree.ts";
import { damagedCheckpoint } from "./errors.ts";
import { writeAtomically } from "../../files/files.ts";
import { type ElementType, elementTypes } from "./element-types.ts";

/** A safetensors file: named arrays, and strings by name. */
export interface TensorFile {
  readonly tensors: ParameterTree;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Where the format keeps the strings. */
const METADATA = "__metadata__";
/** The format's own limit, in bytes. */
const LARGEST_HEADER = 100e6;
/** Bytes of one system call, which takes less than 2 GiB. */
const LARGEST_READ = 2 ** 30;

const Offset = Type.Integer({ minimum: 0 });
const isMetadata = guard(Type.Record(Type.String(), Type.String()));
const isEntry = guard(
  Type.Object({
    dtype: Type.String(),
    shape: Type.Array(Offset),
    data_offsets: Type.Tuple([Offset, Offset]),
  }),
);

/** One array's place in a file. */
interface Entry {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Writes arrays in the order of the tree, so that equal content gives equal bytes; whole or not at all.
 * @returns the SHA-256 of the file.
 * @throws RangeError if a tensor has the name that the format keeps for its metadata.
 */
export function writeSafetensors(file: string, { tensors, metadata }: TensorFile): string {
  if (tensors.has(METADATA)) throw new RangeError(`no tensor can be called "${METADATA}"`);
  let offset = 0;
  const entries = [...tensors].map(([name, { shape, data }]) => {
    const entry = { dtype: "F32", shape, data_offsets: [offset, (offset += data.byteLength)] };
    return `${JSON.stringify(name)}:${JSON.stringify(entry)}`;
  });
  // transformers loads no safetensors file without a format.
  const strings = JSON.stringify({ format: "pt", ...metadata });
  const header = `{${[`"${METADATA}":${strings}`, ...entries].join(",")}}`;
  const bytes = Buffer.byteLength(header);
  const padded = Buffer.alloc(8 + Math.ceil(bytes / 8) * 8, " ");
  padded.writeBigUInt64LE(BigInt(padded.length - 8));
  padded.write(header, 8);
  const parts = [padded, ...[...tensors.values()].map((array) => bytesOf(array.data))];
  writeAtomically(file, parts);
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * Reads arrays in the order in which they lie in the file, as float32.
 * @throws EspalierError that names the file if it is damaged or cut off.
 */
export function readSafetensors(file: string): TensorFile & { readonly sha256: string } {
  const descriptor = openFile(file);
  const hash = createHash("sha256");
  try {
    const size = fstatSync(descriptor).size;
    const header = readHeader(descriptor, size, file, hash);
    const entries = entriesOf(header.entries, size - header.dataStart, file);
    const tensors = new Map<string, NdArray>();
    for (const { name, type, shape, begin, end } of entries) {
      const bytes = readBytes(descriptor, header.dataStart + begin, end - begin, file);
      hash.update(bytes);
      tensors.set(name, { shape, data: type.toFloat32(bytes) });
    }
    return { tensors, metadata: header.metadata, sha256: hash.digest("hex") };
  } finally {
    closeSync(descriptor);
  }
}

function openFile(file: string): number {
  try {
    return openSync(file, "r");
  } catch (error) {
    throw damagedCheckpoint(file, (error as Error).message, error);
  }
}

function readHeader(descriptor: number, size: number, file: string, hash: Hash) {
  if (size < 8) throw damagedCheckpoint(file, `it has ${size} bytes, fewer than any safetensors file`);
  const prefix = readBytes(descriptor, 0, 8, file);
  const length = Number(prefix.readBigUInt64LE());
  if (length > Math.min(size - 8, LARGEST_HEADER)) {
    throw damagedCheckpoint(file, `it has ${size} bytes, and a header of ${length} that does not fit in`);
  }
  const text = readBytes(descriptor, 8, length, file);
  hash.update(prefix).update(text);
  const header = parseHeader(text, file);
  const { [METADATA]: metadata = {}, ...entries } = header;
  if (!isMetadata(metadata)) throw damagedCheckpoint(file, "its metadata are not strings");
  return { entries, metadata, dataStart: 8 + length };
}

function parseHeader(bytes: Buffer, file: string): Readonly<Record<string, unknown>> {
  try {
    const header: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof header === "object" && header !== null) return header as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw damagedCheckpoint(file, "its header is not JSON", error);
  }
  throw damagedCheckpoint(file, "its header is not a JSON object");
}

/** The arrays' places, which have to fill the file without gap or overlap. */
function entriesOf(header: Readonly<Record<string, unknown>>, dataBytes: number, file: string): Entry[] {
  const entries = Object.entries(header)
    .map(([name, value]) => entryOf(name, value, file))
    .toSorted((one, other) => one.begin - other.begin || one.end - other.end);
  let position = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== position)
      throw damagedCheckpoint(file, `tensor "${name}" starts at ${begin} instead of ${position}`);
    position = end;
  }
  if (position !== dataBytes) {
    throw damagedCheckpoint(file, `it holds ${dataBytes} bytes of tensors instead of ${position}`);
  }
  return entries;
}

function entryOf(name: string, value: unknown, file: string): Entry {
  if (!isEntry(value)) throw damagedCheckpoint(file, `the header of tensor "${name}" is malformed`);
  const type = elementTypes.get(value.dtype);
  if (type === undefined) {
    throw damagedCheckpoint(
      file,
      `tensor "${name}" has elements of type "${value.dtype}", which is not supported`,
    );
  }
  const [begin, end] = value.data_offsets;
  if (end - begin !== sizeOf(value.shape) * type.bytes) {
    throw damagedCheckpoint(
      file,
      `tensor "${name}" has ${end - begin} bytes, which do not fit [${value.shape}]`,
    );
  }
  return { name, type, shape: value.shape, begin, end };
}

function readBytes(descriptor: number, position: number, length: number, file: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  for (let done = 0; done < length;) {
    const part = Math.min(length - done, LARGEST_READ);
    const count = readSync(descriptor, bytes, done, part, position + done);
    if (count === 0) throw damagedCheckpoint(file, `it ends after ${position + done} bytes`);
    done += count;
  }
  return bytes;
}

function bytesOf(data: Float32Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
