import { join } from "node:path";
import { expect, test } from "vitest";
import { eventsOfType } from "../../../src/run/log/history.ts";
import { readRun } from "../../../src/run/results/read-run.ts";
import { readCheckpoint } from "../../../src/run/store/checkpoint.ts";
import { emptyFolder, espalier, onlyRun } from "../../cli/espalier.ts";

/** Step 2 grows in depth alone, step 3 in width alone. */
const ARCHITECTURES = [
  { "image.depth": 2, "shared.depth": 1 },
  { "image.depth": 3, "shared.depth": 2 },
  { "image.width": 16, "text.width": 24, "image.mlpRatio": 2 },
];

async function grow(dimensions: readonly unknown[], inheritance: unknown = "copy") {
  const out = emptyFolder();
  const values = {
    "/growth/space": { type: "schedule", architectures: ARCHITECTURES },
    "/growth/dimensions": dimensions,
    "/growth/inheritance": inheritance,
    "/search/trials": 1,
    "/evaluation": [],
  };
  const sets = Object.entries(values).flatMap(([key, value]) => ["--set", `${key}=${JSON.stringify(value)}`]);
  const file = "test/cases/squares/experiment.json";
  const run = await espalier("run", file, "--out", out, "--engine", "wasm", ...sets);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const path = onlyRun(out);
  const [, deeper, wider] = eventsOfType(readRun(path).events, "inherited");
  return { path, deeper: deeper!, wider: wider! };
}

test.each([
  ["stacking", "shared-stacking", "net2wider"],
  ["interleaving", { type: "shared-stacking", position: "interleave" }, "bert2bert"],
] as const)("a run grows by %s, %s and %s, and logs how they change the function", async (...dimensions) => {
  const { deeper, wider } = await grow(dimensions);
  for (const { exact, expansionChange, inheritedShare } of [deeper, wider]) {
    expect(exact).toBe(false);
    expect(expansionChange).toBeGreaterThan(1e-4);
    // Nothing is drawn anew: all comes from the parent.
    expect(inheritedShare).toBe(1);
  }
});

test.each(["zero-padding", "copy-and-perturb"])("a run grows by %s beside exact operators", async (type) => {
  const { deeper, wider } = await grow(["depth", "shared-encoder", type]);
  expect(deeper.expansionChange).toBeLessThan(1e-4);
  expect(wider.expansionChange).toBeGreaterThan(1e-4);
});

test.each([
  ["expand", true],
  ["reset", false],
] as const)("optimizer slots of copied blocks with `slots: %s`", async (slots, areKept) => {
  const { path, deeper } = await grow(["stacking", "shared-stacking", "net2wider"], { type: "copy", slots });
  const { state } = readCheckpoint(join(path, "checkpoints", deeper.checkpoint.file)).checkpoint;
  const counts = state.slots.count.get("visual.transformer.resblocks.2.mlp.c_fc.bias")!.data;
  expect(counts.every((count) => count > 0)).toBe(areKept);
});
