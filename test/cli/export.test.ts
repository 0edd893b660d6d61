import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createJiti } from "jiti";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readCheckpoint } from "../../src/run/store/checkpoint.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { readSafetensors } from "../../src/run/store/safetensors.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { errorIn, plain } from "./printed.ts";

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
      "The chosen architecture, of growth step 1 by accuracy (maximize).",
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

describe("a trained model", () => {
  const exported = lazily(async () => {
    const folder = join(emptyFolder(), "models", "clip");
    const path = await squares();
    const outcome = await espalier("export", path, "--format", "model", "--out", folder, "--engine", "wasm");
    return { folder, outcome };
  });
  const model = async () => (await exported()).folder;

  test("is a folder of weights, configuration, vocabulary and check", async () => {
    const { folder, outcome } = await exported();
    const stderr = `${folder}: the model that was trained in step 3\n`;
    expect(outcome).toEqual({ code: 0, signal: null, stdout: "", stderr });
    expect(readdirSync(folder).toSorted()).toEqual([
      ...["check-1.png", "check-2.png", "check-3.png", "check.json"],
      ...["open_clip_config.json", "open_clip_model.safetensors", "tokenizer.json", "tokenizer_config.json"],
    ]);
  });

  test("has the weights that were scored, without what only a training needs", async () => {
    const path = await squares();
    const last = eventsOfType(readRun(path).events, "trained").at(-1);
    const { state } = readCheckpoint(join(path, "checkpoints", last?.checkpoint.file ?? "")).checkpoint;
    const { tensors, metadata } = readSafetensors(join(await model(), "open_clip_model.safetensors"));
    expect([...tensors.keys()].toSorted()).toEqual([...state.averages.keys()].toSorted());
    expect(metadata).toEqual({
      ...{ format: "pt", run: "squares", step: "3" },
      architecture: String(state.architecture),
    });
    expect(tensors.get("visual.proj")).toEqual(state.averages.get("visual.proj"));
  });

  test("has features of unit length to check against, of pairs from all its steps", async () => {
    const check = JSON.parse(readFileSync(join(await model(), "check.json"), "utf8"));
    expect(check.texts).toEqual(["a black square", "a red square", "a pink square"]);
    expect(check.tokens).toHaveLength(3);
    const features: number[][] = [...check.imageFeatures, ...check.textFeatures];
    expect(features).toHaveLength(6);
    for (const row of features) expect(Math.hypot(...row)).toBeCloseTo(1, 5);
    const { format, width, height } = await sharp(join(await model(), "check-2.png")).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 16, height: 16 });
  });

  test("can be had as weights alone, byte for byte those of the folder", async () => {
    const file = join(emptyFolder(), "clip.safetensors");
    const outcome = await espalier("export", await squares(), "--format", "safetensors", "--out", file);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(file)).toEqual(readFileSync(join(await model(), "open_clip_model.safetensors")));
  });

  test("is of any step, with the words that were known then", async () => {
    const folder = join(emptyFolder(), "clip");
    const outcome = await espalier(
      ...["export", await squares(), "--format", "model", "--step", "1", "--out", folder, "--engine", "cpu"],
    );
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    const { model } = JSON.parse(readFileSync(join(folder, "tokenizer.json"), "utf8"));
    expect(Object.keys(model.vocab).slice(4)).toEqual(["a", "black", "square", "grey", "white"]);
  });

  test("is written whole, and what open_clip cannot represent of it is named", async () => {
    const file = join(emptyFolder(), "shared.json");
    const start = {
      "image.depth": 1,
      "image.width": 8,
      "image.mlpRatio": 1,
      "text.depth": 1,
      "text.width": 8,
    };
    const shared = { "text.mlpRatio": 1, "shared.depth": 1, "shared.mlpRatio": 2, "embedding.width": 8 };
    const changes = { stream: { steps: 1 }, start: { ...start, ...shared }, growth: { trigger: "never" } };
    writeFileSync(file, JSON.stringify({ extends: resolve(SQUARES), name: "shared", ...changes }));
    const folder = join(emptyFolder(), "clip");
    const outcome = await espalier("export", await run(file), "--format", "model", "--out", folder);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(plain(outcome.stderr)).toMatchInlineSnapshot(`
      "TEMP/clip: the model that was trained in step 1
      TEMP/clip: open_clip cannot represent the blocks that both towers share (shared.depth 1). The README of the plug-in clip has code that loads the model, under "In other programs".
      "
    `);
    const { tensors } = readSafetensors(join(folder, "open_clip_model.safetensors"));
    expect([...tensors.keys()].filter((name) => name.startsWith("shared."))).toHaveLength(14);
  });

  test("is not written over anything", async () => {
    const outcome = await espalier("export", await squares(), "--format", "model", "--out", await model());
    expect(outcome).toMatchObject({ code: 2 });
    expect(errorIn(outcome.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_FILE_EXISTS  A file of this name exists already.
        at      TEMP/models/clip
        to do   Choose another name by --out, or delete the file. Nothing was written."
    `);
  });

  test("exists only of what was trained", async () => {
    for (const format of ["model", "safetensors"]) {
      const none = await espalier("export", await table(), "--format", format);
      expect(none).toMatchObject({ code: 2 });
      expect(errorIn(none.stderr)).toMatchSnapshot(`${format} of a table`);
      const several = await espalier("export", await squares(), "--format", format, "--top", "3");
      expect(errorIn(several.stderr)).toMatchSnapshot(`${format} of several trials`);
    }
  });
});

test("what cannot be exported is told, and no file is written over", async () => {
  const file = join(emptyFolder(), "mine.json");
  writeFileSync(file, "mine");
  const there = await espalier("export", await table(), "--out", file);
  expect(there).toMatchObject({ code: 2 });
  expect(errorIn(there.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_FILE_EXISTS  A file of this name exists already.
      at      TEMP/mine.json
      to do   Choose another name by --out, or delete the file. Nothing was written."
  `);
  expect(readFileSync(file, "utf8")).toBe("mine");
  const nowhere = await espalier("export", await table(), "--out", join(file, "below.json"));
  expect(nowhere).toMatchObject({ code: 2 });
  expect(errorIn(nowhere.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_FILE_NOT_WRITTEN  The file could not be written: EEXIST: file already exists, mkdir 'TEMP/mine.json'.
      at      TEMP/mine.json/below.json
      to do   Name another file by --out."
  `);
  const step = await espalier("export", await table(), "--step", "4");
  expect(step).toMatchObject({ code: 2, stdout: "" });
  expect(errorIn(step.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_STEP_NOT_SEARCHED  Growth step 4 of the run did not search.
      at      TEMP/tabular-HASH
      allowed --step 1
      to do   \`espalier status RUN\` shows how far a run is."
  `);
  const top = await espalier("export", await table(), "--top", "0.5");
  expect(errorIn(top.stderr)).toMatchInlineSnapshot(
    `"error ESPALIER_WRONG_TOP  --top must be a positive integer, not 0.5."`,
  );
});
