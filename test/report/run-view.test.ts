import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { Architecture } from "../../src/architecture/architecture.ts";
import type { MetricsLine } from "../../src/run/metrics/metrics-line.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { ArchitectureTable } from "../../src/report/view/architecture-table.ts";
import { drawingOf } from "../../src/report/view/drawing.ts";
import { originOf } from "../../src/report/view/origin-of.ts";
import { runView } from "../../src/report/view/run-view.ts";
import type { RunView } from "../../src/report/view/view.ts";
import { buildStrategy } from "espalier/testing";
import { clip } from "espalier/plugins/clip";
import { temporaryFolder } from "../temporary-folder.ts";
import { writeRun, type WrittenRun } from "./written-run.ts";

function viewOf(run: WrittenRun = {}, metrics: readonly MetricsLine[] = []): RunView {
  const record = readRun(writeRun(join(temporaryFolder(), "run"), run));
  const origin = { extends: null, differences: null };
  return runView(record, { architectures: new ArchitectureTable(), origin, metrics });
}

describe("the view of a run", () => {
  test("has steps, trials with their parents, and each architecture once", () => {
    const { steps, trials, architectures } = viewOf();
    expect(steps.map(({ parameters, search }) => [parameters, search?.chosen])).toEqual([
      [1000, 0],
      [2000, 0],
    ]);
    expect(trials.map(({ step, trial, parent }) => [step, trial, parent]).slice(0, 3)).toEqual([
      [1, 0, null],
      [1, 1, 0],
      [1, 2, 1],
    ]);
    expect(architectures).toHaveLength(8);
    expect(architectures[steps[1]!.architecture!]?.values).toEqual({ depth: 2, width: 8, kind: "plain" });
    expect(architectures[steps[1]!.before!]?.values).toEqual({ depth: 1, width: 8, kind: "plain" });
  });

  test("has losses, scores with baselines, and the matrix with its means", () => {
    const { losses, scores } = viewOf();
    expect(losses.filter(({ kind }) => kind === "training")).toEqual([
      { step: 1, update: 100, kind: "training", loss: 2 },
      { step: 2, update: 100, kind: "training", loss: 1 },
    ]);
    const [accuracy, recall] = scores;
    expect(accuracy?.values.map(({ value }) => value)).toEqual([0.25, 0.5]);
    expect(accuracy?.matrix).toBe(null);
    expect(recall?.matrix).toMatchObject({
      values: [
        [0.3, 0.1],
        [0.3, 0.2],
      ],
      ...{ inDomain: 0.25, backward: 0.3, forward: 0.1 },
      baselines: { chance: 0.1 },
    });
  });

  test("has times that add up to the run's", () => {
    const { time, startedAt, lastAt } = viewOf();
    const sum = time.phases.reduce((seconds, phase) => seconds + phase.seconds, 0);
    // The first and the last event belong to no phase.
    expect(sum).toBe((Date.parse(lastAt!) - Date.parse(startedAt!)) / 1000 - 1);
    expect(time.spans.filter(({ lane }) => lane > 0)).toHaveLength(8);
  });

  test("of an unfinished run is as far as that is", () => {
    const { state, steps } = viewOf({ steps: 1, isFinished: false });
    expect([state, steps.length]).toEqual(["unfinished", 1]);
  });

  test("does not know the origin of a run whose file has gone", async () => {
    const record = readRun(writeRun(join(temporaryFolder(), "run")));
    expect(await originOf(record, plugins)).toEqual({ extends: null, differences: null });
  });
});

test("a model is drawn by its blocks, shared ones apart", async () => {
  const family = await buildStrategy(clip, {
    options: { imageSize: 16, patchSize: 8, headWidth: 8, vocabularySize: 100 },
  });
  const small = {
    "image.depth": 2,
    "image.width": 16,
    "image.mlpRatio": 4,
    "text.depth": 1,
    "text.width": 8,
  };
  const values = {
    ...small,
    "text.mlpRatio": 2,
    "shared.depth": 1,
    "shared.mlpRatio": 1,
    "embedding.width": 24,
  };
  const drawing = drawingOf(family.describe!(new Architecture(values)))!;
  expect(drawing.stacks.map(({ name, width, isShared }) => [name, width, isShared])).toEqual([
    ["image", 16, false],
    ["text", 8, false],
    ["shared", 24, true],
  ]);
  const [image] = drawing.stacks;
  expect(image?.blocks).toEqual([
    {
      count: 2,
      layers: [
        { role: "heads", size: 16, unit: 8 },
        { role: "hidden", size: 64, unit: 1 },
      ],
      parameters: expect.any(Number),
    },
  ]);
  const inBlocks = drawing.stacks
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, { count, parameters }) => sum + count * parameters, 0);
  expect(inBlocks + drawing.outside).toBe(family.cost!(new Architecture(values)).parameters);
});
