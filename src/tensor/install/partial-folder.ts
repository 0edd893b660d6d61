import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Fills a folder so that it is there whole or not at all: `fill` works in a temporary sibling, which
 * then takes the folder's name. Of two that fill the same folder at once, the first one counts.
 */
export async function fillFolder(folder: string, fill: (partial: string) => Promise<void>): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeStalePartials(parent);
  const partial = join(parent, partialName(basename(folder)));
  await mkdir(partial);
  try {
    await fill(partial);
    await renameUnlessThere(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

const partialName = (name: string): string =>
  `${name}.partial.${randomBytes(4).toString("hex")}.${process.pid}@${hostname()}`;

async function renameUnlessThere(partial: string, folder: string): Promise<void> {
  try {
    await rename(partial, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}

/** What a killed installation has left: its process is gone, or, on another host, it is a day old. */
async function removeStalePartials(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid, host] = /\.partial\.[0-9a-f]+\.(\d+)@(.+)$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(parent, name);
    const isStale = host === hostname() ? !isRunning(Number(pid)) : await isOld(path);
    if (isStale) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function isOld(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && Date.now() - status.mtimeMs > dayMilliseconds;
}
