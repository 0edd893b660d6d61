import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { copyMetrics, readMetrics } from "../../../src/run/metrics/metrics-history.ts";
import { MetricsRecorder } from "../../../src/run/metrics/metrics-recorder.ts";
import type { MeasuredUpdate } from "../../../src/training/trainer.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** An update of 4 examples that took 0.1 s, a quarter of it waiting; its loss is its number. */
const updateOf = (update: number, updates: number, more: Partial<MeasuredUpdate> = {}): MeasuredUpdate => ({
  ...{ update, updates, loss: update, learningRate: 0.01 * update, batchSize: 4, gradientNorm: 2 * update },
  ...{ seconds: 0.1, waitingSeconds: 0.025 },
  ...more,
});

/** Trains a growth step in one process. */
function train(folder: string, step: number, updates: number, { from = 0, to = updates } = {}): void {
  const recorder = new MetricsRecorder(join(folder, "metrics.jsonl"));
  for (let update = from + 1; update <= to; update++)
    recorder.add(step, updateOf(update, updates), { examples: 4 * update, flops: 1e6 * update });
  recorder.close();
}

const updatesIn = (folder: string) => readMetrics(folder).map(({ step, update }) => `${step}:${update}`);

test("a training has a line for its first update, then at least one in a hundred parts, with means in between", () => {
  const folder = temporaryFolder();
  train(folder, 1, 1000);
  const lines = readMetrics(folder);
  expect(lines.length).toBeGreaterThanOrEqual(100);
  expect(lines[0]).toMatchObject({ step: 1, update: 1, updates: 1000, examples: 4, flops: 1e6, loss: 1 });
  // Updates 2 to 10.
  expect(lines[1]).toMatchObject({
    ...{ update: 10, examples: 40, loss: 6, gradientNorm: 12, learningRate: 0.1 },
    ...{ examplesPerSecond: 40, waitingShare: 0.25 },
  });
  expect(lines.at(-1)).toMatchObject({ update: 1000, examples: 4000, flops: 1e9 });
});

test("a long training has a line for each second, with the time of writing", () => {
  const now = vi.spyOn(performance, "now");
  const folder = temporaryFolder();
  const recorder = new MetricsRecorder(join(folder, "metrics.jsonl"));
  const updates = 100_000;
  for (let update = 1; update <= 9; update++) {
    now.mockReturnValue(400 * update);
    recorder.add(1, updateOf(update, updates), { examples: 4 * update, flops: 1 });
  }
  recorder.close();
  const lines = readMetrics(folder);
  expect(lines.map(({ update }) => update)).toEqual([1, 4, 7]);
  expect(Math.abs(lines[0]!.at - Date.now() / 1000)).toBeLessThan(60);
});

test("updates that a resumed process trains again replace those of the first", () => {
  const folder = temporaryFolder();
  train(folder, 1, 4);
  train(folder, 2, 6, { to: 5 });
  train(folder, 2, 6, { from: 2 });
  expect(updatesIn(folder)).toEqual(["1:1", "1:2", "1:3", "1:4", ..."123456".split("").map((n) => `2:${n}`)]);
  expect(readFileSync(join(folder, "metrics.jsonl"), "utf8").split("\n")).toHaveLength(4 + 5 + 4 + 1);
});

test("damaged lines are skipped, and a cut-off one does not damage the next", () => {
  const folder = temporaryFolder();
  const file = join(folder, "metrics.jsonl");
  train(folder, 1, 3);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `not JSON\n{}\nnull\n${text.replace('"loss":2', '"loss":"2"')}\u0000\n`);
  expect(updatesIn(folder)).toEqual(["1:1", "1:3"]);
  writeFileSync(file, text);
  truncateSync(file, Buffer.byteLength(text) - 10);
  train(folder, 1, 3, { from: 2 });
  expect(updatesIn(folder)).toEqual(["1:1", "1:2", "1:3"]);
});

test("a norm that is not finite has no number", () => {
  const folder = temporaryFolder();
  const recorder = new MetricsRecorder(join(folder, "metrics.jsonl"));
  recorder.add(1, updateOf(1, 2, { gradientNorm: Infinity }), { examples: 4, flops: 1 });
  expect(readMetrics(folder)).toMatchObject([{ loss: 1, gradientNorm: null }]);
});

test("lines get rarer as the file grows", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "metrics.jsonl"), `${"x".repeat(2 ** 20)}\n`);
  train(folder, 1, 1000);
  expect(updatesIn(folder)).toEqual(["1:1", "1:1000"]);
});

test("without a file there are none, and one that cannot be written ends nothing", () => {
  const folder = temporaryFolder();
  expect(readMetrics(folder)).toEqual([]);
  mkdirSync(join(folder, "metrics.jsonl"));
  train(folder, 1, 2);
  expect(readMetrics(folder)).toEqual([]);
});

test.runIf(existsSync("/dev/full"))("a full disk ends nothing", () => {
  const recorder = new MetricsRecorder("/dev/full");
  const seen: number[] = [];
  recorder.subscribe(({ update }) => seen.push(update));
  for (const update of [1, 2]) recorder.add(1, updateOf(update, 2), { examples: 1, flops: 1 });
  recorder.close();
  expect(seen).toEqual([1, 2]);
});

test("a branch gets the lines of the growth steps that it takes over", () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  copyMetrics(from, to, 1);
  expect(existsSync(join(to, "metrics.jsonl"))).toBe(false);
  for (const step of [1, 2]) train(from, step, 2);
  appendFileSync(join(from, "metrics.jsonl"), "half a li");
  copyMetrics(from, to, 1);
  expect(readMetrics(to)).toEqual(readMetrics(from).slice(0, 2));
});
