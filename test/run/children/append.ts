// Appends events for ever, and prints the sequence number of each once it has been recorded.
import { writeSync } from "node:fs";
import type { EspalierError } from "../../../src/espalier-error.ts";
import { Journal } from "../../../src/run/log/journal.ts";

const journal = Journal.open(process.argv[2] as string);
try {
  for (;;) {
    const update = journal.events.length;
    const { sequence } = journal.append("validated", { step: 1, update, loss: Math.sqrt(update) });
    writeSync(1, `${sequence}\n`);
  }
} catch (error) {
  writeSync(1, `${(error as EspalierError).code}\n`);
}
try {
  journal.append("run-resumed", {});
} catch (error) {
  writeSync(1, `${(error as EspalierError).code}\n`);
}
