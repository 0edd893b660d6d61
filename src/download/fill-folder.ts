import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { EspalierError } from "../espalier-error.ts";
import { Lock } from "../files/lock.ts";

const HEARTBEAT = 5_000;
const SILENT_AFTER = 60_000;
const POLL = 500;

/**
 * Fills a folder atomically: `fill` works in a temporary sibling, which is then renamed. If several processes fill
 * the same folder, the first one works and the others wait; leftovers of killed processes are removed. A process on
 * another host counts as killed after a minute without a heartbeat.
 * @param onWait called once before waiting
 */
export async function fillFolder(
  folder: string,
  fill: (partial: string) => Promise<void>,
  onWait: () => void,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const lock = await lockAfterOthers(`${folder}.lock`, onWait);
  const heartbeat = setInterval(() => lock.touch(), HEARTBEAT);
  try {
    if (!existsSync(folder)) await fillAlone(folder, fill);
  } finally {
    clearInterval(heartbeat);
    lock.release();
  }
}

async function lockAfterOthers(file: string, onWait: () => void): Promise<Lock> {
  for (let hasWaited = false; ; hasWaited = true) {
    try {
      return Lock.acquire(file, SILENT_AFTER);
    } catch (error) {
      const isHeld = error instanceof EspalierError && error.code !== "ESPALIER_LOCK_NOT_TAKEN";
      if (!isHeld) throw error;
    }
    if (!hasWaited) onWait();
    await setTimeout(POLL);
  }
}

async function fillAlone(folder: string, fill: (partial: string) => Promise<void>): Promise<void> {
  const prefix = `${basename(folder)}.partial.`;
  const names = await readdir(dirname(folder));
  for (const name of names.filter((name) => name.startsWith(prefix)))
    await remove(join(dirname(folder), name));
  const partial = join(dirname(folder), `${prefix}${process.pid}@${hostname()}`);
  await mkdir(partial);
  try {
    await fill(partial);
    await renameUnlessThere(partial, folder);
  } finally {
    await remove(partial);
  }
}

/** Removes a folder with retries, since a killed installation's pip may still be writing. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** One that was silent for a minute may go on after all, and be first. */
async function renameUnlessThere(partial: string, folder: string): Promise<void> {
  try {
    await rename(partial, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}
