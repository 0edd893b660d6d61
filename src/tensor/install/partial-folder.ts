import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

const heartbeatMilliseconds = 5_000;
const deadMilliseconds = 60_000;

/**
 * Fills a folder atomically: `fill` works in a temporary sibling, which is then renamed. If several processes fill
 * the same folder, the first one works and the others wait; leftovers of killed processes are removed.
 * @param onWait called once before waiting
 */
export async function fillFolder(
  folder: string,
  fill: (partial: string) => Promise<void>,
  onWait: () => void,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const partial = partialOf(folder);
  await mkdir(partial);
  const heartbeat = setInterval(() => void touch(partial), heartbeatMilliseconds);
  try {
    if (await hasEarlier(partial, folder)) onWait();
    while (await hasEarlier(partial, folder)) await setTimeout(200);
    if (existsSync(folder)) return;
    await fill(partial);
    await renameUnlessThere(partial, folder);
  } finally {
    clearInterval(heartbeat);
    await remove(partial);
  }
}

/** Name of a temporary sibling; names sort by time, and the first one works. */
const partialOf = (folder: string): string =>
  `${folder}.partial.${Date.now()}.${randomBytes(4).toString("hex")}.${process.pid}@${hostname()}`;

/** Whether an earlier process is alive; leftovers of dead ones are removed. */
async function hasEarlier(partial: string, folder: string): Promise<boolean> {
  const parent = dirname(folder);
  const names = await readdir(parent);
  const others = names.filter((name) => name.startsWith(`${basename(folder)}.partial.`));
  let found = false;
  for (const path of others.map((name) => join(parent, name))) {
    if (path === partial) continue;
    if (!(await isAlive(path))) await remove(path);
    else if (path < partial) found = true;
  }
  return found;
}

/**
 * Whether the process of a temporary folder is alive. Dead local processes are detected immediately; those on other
 * hosts, or with a reused id, by a missing heartbeat.
 */
async function isAlive(partial: string): Promise<boolean> {
  const [, pid, host] = /\.(\d+)@(.+)$/.exec(partial) ?? [];
  if (host === hostname() && !isRunning(Number(pid))) return false;
  const status = await stat(partial).catch(() => undefined);
  return status !== undefined && Date.now() - status.mtimeMs < deadMilliseconds;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => undefined);
}

/** Removes a folder with retries, since a killed installation's pip may still be writing. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function renameUnlessThere(partial: string, folder: string): Promise<void> {
  try {
    await rename(partial, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}
