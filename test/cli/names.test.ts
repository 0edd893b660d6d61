import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { espalier } from "./espalier.ts";
import { plain } from "./printed.ts";

const pair = { type: "integer", low: 1, high: 2 };

/** An experiment whose maps have the keys of a strategy and of every object; one of its trials fails. */
const base = {
  name: "names",
  searchSpace: {
    dimensions: {
      type: pair,
      toString: pair,
      hasOwnProperty: pair,
      length: { type: "categorical", values: [7] },
    },
    constraints: [{ linear: { toString: 1, hasOwnProperty: 1 }, maximum: 3 }],
  },
  expected: { valueOf: 1 },
  start: { type: 1, toString: 1, hasOwnProperty: 1, length: 7 },
  search: {
    strategy: "grid",
    trials: 10,
    scheduler: { type: "cost-limit", measurement: "toString", total: 1000 },
    evaluator: {
      type: "script",
      command: `grep -q '"toString":2' && exit 3; echo '{"toString": 2, "valueOf": 3}'`,
      measurements: [
        { measurement: "toString", direction: "maximize" },
        { measurement: "valueOf", direction: "minimize" },
      ],
    },
    constraints: ["valueOf <= 3"],
    selection: "best",
  },
};

test("dimensions and measurements may be called type, toString or valueOf, from the file to the next search", async () => {
  const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));
  const write = (name: string, json: object) => {
    writeFileSync(join(folder, name), JSON.stringify(json));
    return join(folder, name);
  };
  write("base.json", base);
  const file = write("names.json", {
    extends: "./base.json",
    start: { type: 2 },
    searchSpace: { dimensions: { type: { high: 3 } } },
  });
  const out = join(folder, "runs");
  const run = await espalier("run", file, "--out", out, "--set", "search/trials=9");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const path = join(out, readdirSync(out)[0] as string);
  const { events, experiment } = readRun(path);
  expect(experiment.start).toEqual({ ...base.start, type: 2 });
  const [search] = recordedSearches(events);
  expect(search?.trials.map(({ status }) => status).toSorted()).toEqual([
    ...Array<string>(6).fill("completed"),
    ...Array<string>(3).fill("failed"),
  ]);
  const shown = await espalier("trials", path);
  expect(shown.stdout).not.toMatch(/native code|NaN|undefined/);
  const trials = join(folder, "trials.jsonl");
  expect(await espalier("export", path, "--format", "trials", "--out", trials)).toMatchObject({ code: 0 });
  const imported = await espalier("import", trials, "--into", file);
  expect(plain(imported.stdout)).toMatchInlineSnapshot(`
    "TEMP/trials.jsonl: 9 trials, 9 of them in the search space
    "
  `);
});
