import { open, stat } from "node:fs/promises";
import type { AsyncBuffer } from "hyparquet";

/** Parts of a file, each read into an array of its own. The file is open only while a part is read. */
export async function fileContent(path: string): Promise<AsyncBuffer> {
  const { size } = await stat(path);
  return {
    byteLength: size,
    slice(start, end = size) {
      const part = readPart(path, start, Math.min(end, size));
      // hyparquet reads several parts at once and does not await the others if one fails.
      part.catch(() => undefined);
      return part;
    },
  };
}

async function readPart(path: string, start: number, end: number): Promise<ArrayBuffer> {
  if (!(start >= 0 && start <= end)) throw new Error(`it has no bytes ${start} to ${end}`);
  const part = new Uint8Array(end - start);
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(part, 0, part.length, start);
    if (bytesRead < part.length) throw new Error("it became shorter");
    return part.buffer;
  } finally {
    await file.close();
  }
}
