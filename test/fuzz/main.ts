// Fuzzes all kinds of files for some minutes and reports every fault once: `npm run fuzz -- --minutes 60`.
import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { createCorpus } from "./corpus.ts";
import { fuzz } from "./fuzzer.ts";
import { kinds } from "./kinds/index.ts";
import { replay } from "./replay.ts";
import { Report } from "./report.ts";

/** Milliseconds after which a process turns to the next kind. */
const TURN = 60_000;

const given = await yargs(hideBin(process.argv))
  .scriptName("npm run fuzz --")
  .option("minutes", { type: "number", default: 10, describe: "How long" })
  .option("processes", { type: "number", default: 2, describe: "Kinds that are fuzzed at once" })
  .option("kind", {
    type: "string",
    array: true,
    choices: kinds.map(({ name }) => name),
    describe: "Only these",
  })
  .option("seed", { type: "number", default: randomInt(2 ** 31), describe: "Where the inputs come from" })
  .option("out", {
    type: "string",
    default: "fuzz-report",
    describe: "Folder of the report, and of the inputs",
  })
  .option("replay", { type: "string", describe: "Read the input in this folder of a report once" })
  .strict()
  .parseAsync();

if (given.replay === undefined) await fuzzAll();
else await replay(resolve(given.replay));

async function fuzzAll(): Promise<void> {
  const chosen = kinds.filter(({ name }) => given.kind?.includes(name) ?? true);
  const report = new Report(resolve(given.out));
  report.log(`seed ${given.seed}, ${given.minutes} minutes, report in ${report.folder}`);
  const corpus = await createCorpus();
  const until = Date.now() + given.minutes * 60_000;
  let turn = 0;
  const work = async (): Promise<void> => {
    while (Date.now() < until) {
      const [kind, seed] = [chosen[turn % chosen.length]!, given.seed + 1000 * turn];
      turn++;
      const end = Math.min(until, Date.now() + TURN);
      try {
        const known = report.knownOf(kind.name);
        const tally = await fuzz(kind, corpus, {
          until: end,
          seed,
          known,
          onFault: (fault) => report.add(fault),
        });
        report.count(kind.name, tally);
      } catch (error) {
        report.log(`the harness failed on ${kind.name} with seed ${seed}: ${(error as Error).stack}`);
      }
    }
  };
  await Promise.all(Array.from({ length: given.processes }, work));
  report.finish();
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}
