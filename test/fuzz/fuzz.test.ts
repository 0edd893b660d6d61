import { randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Corpus, createCorpus } from "./corpus.ts";
import { fuzz } from "./fuzzer.ts";
import { kinds } from "./kinds/index.ts";
import { Report } from "./report.ts";

/** For each kind of file. `npm run fuzz` takes as long as it is told to. */
const seconds = Number(process.env["ESPALIER_FUZZ_SECONDS"] ?? 2);
const seed = Number(process.env["ESPALIER_FUZZ_SEED"] ?? randomInt(2 ** 31));

/** Inputs among which there are valid ones. */
const ENOUGH = 100;

let corpus: Corpus;
beforeAll(async () => {
  corpus = await createCorpus();
});

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  "%s: whatever a file holds, it is read or refused in words",
  async (_, kind) => {
    const report = new Report(mkdtempSync(join(tmpdir(), "espalier-fuzz-report-")));
    const until = Date.now() + seconds * 1000;
    const settings = { until, seed, known: report.knownOf(kind.name), onFault: report.add.bind(report) };
    const { inputs, endings } = await fuzz(kind, corpus, settings);
    const faults = report.faults.map(({ signature, detail }) => ({ signature, detail }));
    expect(faults, `ESPALIER_FUZZ_SEED=${seed}; inputs in ${report.folder}`).toEqual([]);
    // On a busy machine it may come to too few to tell.
    if (inputs >= ENOUGH) expect(endings.get("read"), "inputs that are valid").toBeGreaterThan(0);
  },
);
