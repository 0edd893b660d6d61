import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const POLL = 500;

/** Does work that fills a folder. @param report receives the bytes of the folder's files, twice a second. */
export async function watchSize<Result>(
  folder: string,
  report: (bytes: number) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  let hasEnded = false;
  const timer = setInterval(() => void sizeOf(folder).then((bytes) => hasEnded || report(bytes)), POLL);
  try {
    return await work();
  } finally {
    hasEnded = true;
    clearInterval(timer);
  }
}

/** Files that are moved or removed meanwhile count 0. */
async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const stats = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  return stats.reduce((sum, found) => sum + (found?.isFile() === true ? found.size : 0), 0);
}
