import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const CASES = "test/cases/strategies";

const files = readdirSync(CASES).filter((file) => file !== "base.json");

test.each(files)("a whole search by %s proposes nothing twice", async (file) => {
  const out = emptyFolder();
  const run = await espalier("run", join(CASES, file), "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const { experiment, events } = readRun(onlyRun(out));
  expect(experiment.search.strategy.type).toBe(file.replace(".json", ""));
  const proposed = eventsOfType(events, "trial-proposed").map(({ architecture }) =>
    JSON.stringify(architecture),
  );
  expect(new Set(proposed).size).toBe(experiment.search.trials);
  expect(proposed).toHaveLength(experiment.search.trials);
  expect(events.at(-1)).toMatchObject({ type: "run-finished" });
});
