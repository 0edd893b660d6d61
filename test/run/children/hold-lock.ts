// Waits for the given time (ms since 1970), tries to get a lock, prints how that went, keeps it if it has it.
import { writeSync } from "node:fs";
import type { EspalierError } from "../../../src/espalier-error.ts";
import { Lock } from "../../../src/run/lock.ts";

const [, , file, time] = process.argv;
writeSync(1, "ready\n");
while (Date.now() < Number(time));
try {
  Lock.acquire(file as string);
  writeSync(1, "acquired\n");
  setInterval(() => {}, 1000);
} catch (error) {
  writeSync(1, `${(error as EspalierError).code ?? String(error)}\n`);
}
