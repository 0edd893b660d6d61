import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { compressedShard, unreadableShard } from "./errors.ts";
import type { Shard } from "./shard-list.ts";

/** A shard that is open for reading. */
export class ShardFile {
  /** In bytes. */
  readonly size: number;
  private readonly file: number;

  /** @throws Error if the file cannot be read. */
  constructor(path: string) {
    // Opening a pipe would wait for a writer.
    if (!statSync(path).isFile()) throw new Error("it is not a file");
    this.file = openSync(path, "r");
    this.size = fstatSync(this.file).size;
  }

  /** Bytes from an offset. @throws Error if the file has become shorter. */
  read(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let count = 0; count < length;) {
      const read = readSync(this.file, bytes, count, length - count, offset + count);
      if (read === 0) throw tooShort();
      count += read;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Bytes of a shard, without blocking. @throws Error whose message says why they cannot be read. */
export async function readRange(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
    if (bytesRead < length) throw tooShort();
    return buffer;
  } finally {
    await file.close();
  }
}

function tooShort(): Error {
  return new Error("the shard has become shorter");
}

/** Beginnings of compressed files, in hexadecimal. A tar file begins with the name of its first file. */
const COMPRESSIONS: Readonly<Record<string, RegExp>> = {
  gzip: /^1f8b/,
  bzip2: /^425a683[1-9]314159265359/,
  xz: /^fd377a585a00/,
  zstd: /^28b52ffd/,
};

/** @throws EspalierError for a shard that cannot be read, or is compressed. */
export function checkShard({ path }: Shard): void {
  const start = startOf(path).toString("hex");
  const format = Object.keys(COMPRESSIONS).find((name) => COMPRESSIONS[name]!.test(start));
  if (format !== undefined) throw compressedShard(path, format);
}

function startOf(path: string): Buffer {
  try {
    const file = new ShardFile(path);
    try {
      return file.read(0, Math.min(10, file.size));
    } finally {
      file.close();
    }
  } catch (error) {
    throw unreadableShard(path, error as Error);
  }
}
