import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createJiti } from "jiti";
import { describe, expect, test } from "vitest";
import { eventsOf } from "../../src/run/history.ts";
import { readCheckpoint } from "../../src/run/checkpoint.ts";
import { readRun } from "../../src/run/read-run.ts";
import { readSafetensors } from "../../src/run/safetensors.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const TABLE = "test/cases/tabular/experiment.json";
const SQUARES = "test/cases/squares/experiment.json";

const table = lazily(() => run(TABLE));
const squares = lazily(() => run(SQUARES));

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

async function run(file: string): Promise<string> {
  const out = emptyFolder();
  const outcome = await espalier("run", file, "--out", out, "--engine", "wasm");
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  return onlyRun(out);
}

describe("architectures", () => {
  test("as JSON, the best one first, and which one was chosen", async () => {
    const outcome = await espalier("export", await table(), "--top", "2");
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(outcome.stdout)).toEqual([
      {
        ...{ step: 1, trial: 6, chosen: true, budget: 1 },
        architecture: { activation: "relu", depth: 2, width: 32 },
        measurements: { accuracy: 0.8, testAccuracy: 0.79, seconds: 24 },
      },
      {
        ...{ step: 1, trial: 9, budget: 1 },
        architecture: { activation: "gelu", depth: 3, width: 16 },
        measurements: { accuracy: 0.76, testAccuracy: 0.75, seconds: 31 },
      },
    ]);
  });

  test("as a TypeScript module that can be imported", async () => {
    const file = join(emptyFolder(), "best.ts");
    const outcome = await espalier("export", await table(), "--format", "typescript", "--out", file);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0, stdout: "" });
    expect(await createJiti(import.meta.url).import(file)).toMatchObject({
      architectures: [{ activation: "relu", depth: 2, width: 32 }],
    });
    expect(readFileSync(file, "utf8")).toContain(
      "The architecture that was chosen, of growth step 1 by accuracy (maximize).",
    );
  });

  test("the chosen one first, whatever the objectives rank highest", async () => {
    const out = emptyFolder();
    const ledger = await espalier(
      "run",
      "test/cases/objectives/experiment.json",
      "--out",
      out,
      "--engine",
      "wasm",
    );
    expect(ledger, ledger.stderr).toMatchObject({ code: 0 });
    const outcome = await espalier("export", onlyRun(out), "--top", "3");
    const [first, ...others] = JSON.parse(outcome.stdout) as { trial: number; chosen?: boolean }[];
    expect(first).toMatchObject({ trial: 4, chosen: true });
    expect(others.map(({ trial, chosen }) => [trial, chosen])).toEqual([
      [0, undefined],
      [8, undefined],
    ]);
  });

  test("of any step that searched", async () => {
    const steps = async (...flags: readonly string[]) => {
      const { stdout } = await espalier("export", await squares(), ...flags);
      return (JSON.parse(stdout) as { step: number }[]).map(({ step }) => step);
    };
    expect(await steps()).toEqual([3]);
    expect(await steps("--step", "2")).toEqual([2]);
  });
});

describe("weights", () => {
  test("are those that were scored, under their own names, without what only a training needs", async () => {
    const file = join(emptyFolder(), "clip.safetensors");
    const path = await squares();
    const outcome = await espalier("export", path, "--format", "safetensors", "--out", file);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    const { events } = readRun(path);
    const last = eventsOf(events, "trained").at(-1);
    const { state } = readCheckpoint(join(path, "checkpoints", last?.checkpoint.file ?? "")).checkpoint;
    const { tensors, metadata } = readSafetensors(file);
    expect([...tensors.keys()]).toEqual([...state.parameters.keys()]);
    expect(metadata).toMatchObject({ run: "squares", step: "3", architecture: String(state.architecture) });
    const [name] = [...state.averages.keys()];
    expect(tensors.get(name ?? "")).toEqual(state.averages.get(name ?? ""));
  });

  test("exist only of what was trained", async () => {
    const none = await espalier("export", await table(), "--format", "safetensors");
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toContain("ESPALIER_NO_TRAINED_MODEL  The run has no trained model.");
    const several = await espalier("export", await squares(), "--format", "safetensors", "--top", "3");
    expect(several.stderr).toContain("ESPALIER_TOP_OF_WEIGHTS");
  });
});

test("what cannot be exported is told, and no file is written over", async () => {
  const file = join(emptyFolder(), "mine.json");
  writeFileSync(file, "mine");
  const there = await espalier("export", await table(), "--out", file);
  expect(there).toMatchObject({ code: 2 });
  expect(there.stderr).toContain("ESPALIER_FILE_EXISTS");
  expect(readFileSync(file, "utf8")).toBe("mine");
  const nowhere = await espalier("export", await table(), "--out", join(file, "below.json"));
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.stderr).toContain("ESPALIER_FILE_NOT_WRITTEN");
  const step = await espalier("export", await table(), "--step", "4");
  expect(step).toMatchObject({ code: 2, stdout: "" });
  expect(step.stderr).toContain("ESPALIER_STEP_NOT_SEARCHED  Growth step 4 of the run did not search.");
  const top = await espalier("export", await table(), "--top", "0.5");
  expect(top.stderr).toContain("ESPALIER_WRONG_TOP");
});
