import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { peakLearningRate, type SizedLearningRate } from "../../src/training/peak-learning-rate.ts";
import { readSound } from "../experiment/read-sound.ts";

const page = readFileSync("docs/experiment-files.md", "utf8");

test("the example and the flags of the page on experiment files do what the page says", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "espalier-test-")), "wider.json");
  writeFileSync(file, /```json\n(.*?)```/s.exec(page)?.[1] ?? "");
  const sets = [...page.matchAll(/`--set (\/\S+)`/g)].map(([, set]) => set as string);
  expect(sets).toHaveLength(3);
  const tasks = "/evaluation=[]";
  const { experiment } = await readSound(file, { plugins, overrides: [tasks, ...sets] });
  expect(experiment).toMatchObject({
    name: "wider",
    seed: 1,
    growth: { inheritance: { type: "momentum", mode: "ema", averageWindow: 0.2 } },
    search: { strategy: { type: "random" }, trials: 8 },
    evaluation: [{ type: "retrieval" }],
  });
});

test("the rule of a learning rate has the figures of its table, within half a step of the search", async () => {
  const [rule] = [...page.matchAll(/```json\n(.*"learningRate".*)\n```/g)].map(
    ([, json = ""]) => JSON.parse(json).training.learningRate as SizedLearningRate,
  );
  const rows = [...page.matchAll(/^\| \d+x\d +\| ([\d,]+) +\| ([\d.]+) +\| ([\d.]+) +\|$/gm)].map(
    ([, ...cells]) => cells.map((cell) => Number(cell.replace(",", ""))) as [number, number, number],
  );
  expect(rows).toHaveLength(4);
  for (const [parameters, best, shown] of rows) {
    const peak = peakLearningRate(rule!, parameters);
    expect(peak.toFixed(5)).toBe(shown.toFixed(5));
    expect(Math.abs(Math.log2(peak / best))).toBeLessThan(0.5);
  }
});
