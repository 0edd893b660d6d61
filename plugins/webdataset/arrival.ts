import { statSync } from "node:fs";
import { ShardFile } from "./shard-file.ts";
import type { Shard } from "./shard-list.ts";

/** Two blocks of zeros, with which a complete tar file ends. */
const END = 1024;

/** Milliseconds without changes after which a file counts as complete. */
const STILL = 2000;

/**
 * Why a shard has not arrived, `undefined` if it has: it ends with the empty blocks of a complete tar file, and has not
 * changed for two seconds.
 */
export function reasonToWait({ path }: Shard): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "it does not exist yet";
  // A time in the future may be that of another clock.
  if (Math.abs(Date.now() - found.mtimeMs) < STILL) return "it is being written";
  try {
    return hasEnd(path) ? undefined : "it does not end as a complete tar file";
  } catch (error) {
    return (error as Error).message;
  }
}

function hasEnd(path: string): boolean {
  const file = new ShardFile(path);
  try {
    return file.size >= END && file.read(file.size - END, END).every((byte) => byte === 0);
  } finally {
    file.close();
  }
}
