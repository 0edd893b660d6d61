// Tries to get a lock at each of some moments, prints how that went, and keeps what it has got.
import { readSync, writeSync } from "node:fs";
import type { EspalierError } from "../../../src/espalier-error.ts";
import { Lock } from "../../../src/files/lock.ts";

const [, , file, rounds] = process.argv;
writeSync(1, "ready\n");
const line = Buffer.alloc(64);
const start = Number(line.toString("utf8", 0, readSync(0, line)));
for (let round = 0; round < Number(rounds); round++) {
  while (Date.now() < start + 10 * round);
  writeSync(1, `${attempt(`${file}-${round}`)}\n`);
}
setInterval(() => {}, 1000);

function attempt(path: string): string {
  try {
    Lock.acquire(path);
    return "acquired";
  } catch (error) {
    return (error as EspalierError).code ?? String(error);
  }
}
