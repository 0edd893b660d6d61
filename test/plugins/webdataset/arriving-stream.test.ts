import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { PairStream } from "espalier/image-text";
import { expect, it } from "vitest";
import { reasonToWait } from "../../../plugins/webdataset/arrival.ts";
import { Retrieval } from "../../../plugins/retrieval/retrieval.ts";
import { onNotice } from "../../../src/download/notices.ts";
import { temporaryFolder } from "../../run/temporary-folder.ts";
import { sampleFiles, streamOf, writeShard, writeShards } from "./shards.ts";
import { tarBytes } from "./tar-bytes.ts";

const FOLLOW = { shards: "{000..003}.tar", follow: true, steps: 2, sizes: "equal", heldOut: 0.2 };

async function counts(stream: PairStream): Promise<number[]> {
  const steps = [1, 2].map((step) => stream.examples(step, "train"));
  return (await Promise.all(steps)).map(({ length }) => length);
}

it("a step waits for its shards, tells which, and has no examples before", async () => {
  const folder = temporaryFolder();
  writeShards(folder, 1, 15);
  const stream = await streamOf(folder, FOLLOW);
  expect(stream).toMatchObject({ steps: 2, stepNames: ["000.tar to 001.tar", "002.tar to 003.tar"] });
  expect(await counts(stream)).toEqual([0, 0]);
  expect(await stream.faults!(1)).toEqual({ count: 0, first: [] });
  expect(await stream.texts!(1)).toEqual([]);

  const lines: string[] = [];
  const end = onNotice({ line: (text) => lines.push(text) });
  let isReady = false;
  const ready = stream.prepare!(1).then(() => (isReady = true));
  await setTimeout(700);
  expect(isReady).toBe(false);
  writeShard(join(folder, "001.tar"), tarBytes(sampleFiles(15, 30)));
  await ready;
  end();
  const wait = "Growth step 1 waits for 1 of 2 shards. The first: 001.tar, it does not exist yet.";
  expect(lines.filter((line) => line.includes("waits"))).toEqual([wait]);
  const [first, second] = await counts(stream);
  expect(first).toBeGreaterThan(10);
  expect(second).toBe(0);
  expect(await stream.texts!(1)).toContain("emoji");
});

it("a run sees no later step, even if its shards are there; other processes see all that are there", async () => {
  const folder = temporaryFolder();
  writeShards(folder, 4, 15);
  const worker = await streamOf(folder, FOLLOW);
  const all = await counts(worker);
  expect(all.every((count) => count > 10)).toBe(true);
  const stream = await streamOf(folder, FOLLOW);
  await stream.prepare!(1);
  expect(await counts(stream)).toEqual([all[0], 0]);
  await stream.prepare!(2);
  expect(await counts(stream)).toEqual(all);
  const [pair] = await stream.examples(2, "train");
  expect(pair!.id).toMatch(/^00[23].tar:/);
  const [same] = await worker.examples(2, "train");
  expect(await stream.picture(pair!)).toEqual(await worker.picture(same!));
  await expect(stream.picture({ ...pair!, arrivedAt: 3 } as never)).rejects.toMatchObject({
    code: "ESPALIER_UNKNOWN_PICTURE",
  });
  await expect(stream.examples(3, "train")).rejects.toThrow(RangeError);
});

it("retrieval scores the steps that have started, and each of them once it has", async () => {
  const folder = temporaryFolder();
  writeShards(folder, 4, 15);
  const stream = await streamOf(folder, FOLLOW);
  const task = new Retrieval(stream, { future: true });
  const features = async (items: readonly unknown[]) =>
    Float32Array.from(items.flatMap((_, index) => [Math.sin(index), Math.cos(index)]));
  const model = { imageFeatures: features, textFeatures: features };
  const stepsAt = async (step: number) => {
    await stream.prepare!(step);
    return new Set((await task.score(model, step)).map(({ ofStep }) => ofStep));
  };
  expect(await stepsAt(1)).toEqual(new Set([1]));
  expect(await stepsAt(2)).toEqual(new Set([1, 2]));
});

it("a later step needs no search-validation pairs", async () => {
  const folder = temporaryFolder();
  writeShards(folder, 2, 15);
  writeShard(join(folder, "002.tar"), tarBytes(sampleFiles(60, 61)));
  writeShard(join(folder, "003.tar"), tarBytes(sampleFiles(61, 62)));
  const stream = await streamOf(folder, { ...FOLLOW, heldOut: 0.1 });
  await stream.prepare!(1);
  await stream.prepare!(2);
  expect(await stream.examples(2, "search-validation")).toHaveLength(0);
});

it("a shard has arrived when it is complete and has not changed for two seconds", async () => {
  const path = join(temporaryFolder(), "a.tar");
  const whole = tarBytes(sampleFiles(0, 2));
  const shard = { name: "a.tar", path };
  expect(reasonToWait(shard)).toBe("it does not exist yet");
  writeShard(path, whole.subarray(0, whole.length - 600));
  expect(reasonToWait(shard)).toBe("it does not end as a complete tar file");
  writeShard(path, whole.subarray(0, 512));
  expect(reasonToWait(shard)).toBe("it does not end as a complete tar file");
  writeShard(path, whole);
  expect(reasonToWait(shard)).toBeUndefined();
  writeFileSync(path, whole.subarray(0, 4000));
  appendFileSync(path, whole.subarray(4000));
  expect(reasonToWait(shard)).toBe("it is being written");
  await setTimeout(2100);
  expect(reasonToWait(shard)).toBeUndefined();
  expect(reasonToWait({ name: "b", path: temporaryFolder() })).toBeDefined();
});
