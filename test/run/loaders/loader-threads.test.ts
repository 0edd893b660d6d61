import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import type { BatchOrder } from "../../../src/data/batch-loader.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { LoaderThreads } from "../../../src/run/loaders/loader-threads.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";

const ENTRY = resolve("dist/bin/loader.js");

/** A run folder's experiment file, and the experiment's arrivals in this thread. */
async function opened(file: string) {
  const resolved = await readExperiment(file, { plugins });
  const run = mkdtempSync(join(tmpdir(), "espalier-loaders-"));
  writeFileSync(join(run, RUN_FILES.experiment), JSON.stringify(resolved.experiment));
  const { arrivals, close } = await assemble(resolved);
  afterAll(close);
  return { arrivals, setup: { run, folder: resolved.folder, hash: resolved.hash } };
}

const scenes = await opened("test/cases/scenes/experiment.json");

const lengths = (await scenes.arrivals.training(2)).map((examples) => examples.length);

function order(step: number, update: number): BatchOrder {
  const draws = Array.from({ length: 4 }, (_, place) => ({ arrival: place % step, index: update + place }));
  return { step, draws, key: `7/step/${step}/batch/${update}`, lengths: lengths.slice(0, step) };
}

const here = (one: BatchOrder) => scenes.arrivals.assemble(one);

/** Threads that are ready. */
async function started(setup: typeof scenes.setup, count: number, entry = ENTRY): Promise<LoaderThreads> {
  const threads = new LoaderThreads(entry, setup, count, 0);
  afterAll(() => threads.close());
  await threads.load(order(1, 0), here);
  while (threads.ahead < 3 * count) await setTimeout(10);
  return threads;
}

const neverHere = () => Promise.reject(new Error("assembled in the main thread"));

describe("loader threads", () => {
  it("assemble the batches that the main thread would", async () => {
    const threads = await started(scenes.setup, 2);
    const orders = Array.from({ length: 12 }, (_, update) => order(1 + (update % 2), update));
    const loaded = await Promise.all(orders.map((one) => threads.load(one, neverHere)));
    expect(loaded).toEqual(await Promise.all(orders.map(here)));
  });

  it("do not start for little work, or if none are wanted", async () => {
    for (const threads of [
      new LoaderThreads(ENTRY, scenes.setup, 1, 60_000),
      new LoaderThreads(ENTRY, scenes.setup, 0, 0),
    ]) {
      expect(await threads.load(order(1, 1), here)).toEqual(await here(order(1, 1)));
      await setTimeout(200);
      expect(threads.ahead).toBe(0);
      await threads.close();
    }
  });

  it("leave the work to the main thread if they end", async () => {
    const ending = join(mkdtempSync(join(tmpdir(), "espalier-loaders-")), "ending.mjs");
    writeFileSync(
      ending,
      `import { parentPort } from "node:worker_threads";
parentPort.postMessage({ type: "ready" });
parentPort.on("message", () => process.exit(1));`,
    );
    const threads = await started(scenes.setup, 1, ending);
    expect(await threads.load(order(1, 2), here)).toEqual(await here(order(1, 2)));
    expect(threads.ahead).toBe(0);
    expect(await threads.load(order(1, 3), here)).toEqual(await here(order(1, 3)));
  });

  it("leave the work to the main thread if they see other data", async () => {
    const threads = await started(scenes.setup, 1);
    const other = { ...order(1, 2), lengths: [7] };
    expect(await threads.load(other, here)).toEqual(await here(other));
    expect(threads.ahead).toBe(0);
  });

  it("do not start for another experiment", async () => {
    const threads = new LoaderThreads(ENTRY, { ...scenes.setup, hash: "0" }, 1, 0);
    await threads.load(order(1, 0), here);
    await setTimeout(1500);
    expect(threads.ahead).toBe(0);
    await threads.close();
  });

  it("pass on the errors of a stream", async () => {
    const threads = await started(scenes.setup, 1);
    const wrong = { ...order(1, 1), step: 99 };
    await expect(threads.load(wrong, neverHere)).rejects.toThrow("no step 6 in a stream of 5");
    expect(await threads.load(order(1, 2), neverHere)).toEqual(await here(order(1, 2)));
  });
});
