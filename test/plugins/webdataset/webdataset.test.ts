import { join } from "node:path";
import type { Split } from "espalier";
import type { Pair, PairStream } from "espalier/image-text";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../run/temporary-folder.ts";
import { refusal, sampleFiles, streamOf, writeShard, writeShards } from "./shards.ts";
import { tarBytes } from "./tar-bytes.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];
const SHARDS = { shards: "{000..002}.tar", heldOut: 0.2 };

function folderWithShards(): string {
  const folder = temporaryFolder();
  writeShards(folder, 3, 12);
  return folder;
}

async function pairsOf(stream: PairStream, step: number): Promise<Pair[]> {
  const lists = await Promise.all(SPLITS.map((split) => stream.examples(step, split)));
  return lists.flatMap((pairs) => [...pairs]);
}

describe("a growth step has", () => {
  it("the samples of a shard", async () => {
    const stream = await streamOf(folderWithShards(), { ...SHARDS, arrival: "shard", steps: "each" });
    expect(stream.stepNames).toEqual(["000.tar", "001.tar", "002.tar"]);
    for (const step of [1, 2, 3]) {
      const ids = (await pairsOf(stream, step)).map(({ id }) => id);
      expect(ids).toHaveLength(12);
      expect(ids.every((id) => id.startsWith(`00${step - 1}.tar:`))).toBe(true);
    }
  });

  it("the samples with a value in their JSON", async () => {
    const options = { arrival: "json.date", steps: "each", tags: ["json.meta.year"] };
    const stream = await streamOf(folderWithShards(), { ...SHARDS, ...options });
    expect(stream.stepNames).toEqual(["2026-10", "2026-11", "2026-12"]);
    const pairs = await pairsOf(stream, 2);
    expect(pairs).toHaveLength(12);
    for (const { id, captions, tags } of pairs) {
      const index = Number(id.slice(-5));
      expect(index % 3).toBe(1);
      expect(captions).toEqual([{ text: `emoji ${index}`, about: `emoji ${index}` }]);
      expect(tags).toEqual([`meta.year:${2000 + (index % 4)}`, `emoji ${index}`]);
    }
  });
});

it("pictures that are not cached equal those that are, in any order", async () => {
  const folder = folderWithShards();
  const cached = await streamOf(folder, { ...SHARDS, steps: 1 });
  const read = await streamOf(folderWithShards(), { ...SHARDS, steps: 1, cacheMegabytes: 0 });
  const pairs = await pairsOf(cached, 1);
  const others = new Map((await pairsOf(read, 1)).map((pair) => [pair.id, pair]));
  expect(pairs).toHaveLength(36);
  for (const pair of pairs.toReversed())
    expect(await read.picture(others.get(pair.id)!)).toEqual(await cached.picture(pair));
  expect(
    new Set(await Promise.all(pairs.map(async (pair) => String((await read.picture(pair)).pixels)))).size,
  ).toBe(new Set(pairs.map(({ group }) => group)).size);
});

it("faults are counted, and more than the tolerance are refused", async () => {
  const folder = folderWithShards();
  const whole = tarBytes(sampleFiles(36, 48));
  writeShard(join(folder, "003.tar"), whole.subarray(0, whole.length - 2558));
  const options = { ...SHARDS, shards: ".", steps: 1 };
  const stream = await streamOf(folder, { ...options, tolerance: 0.1 });
  expect(await pairsOf(stream, 1)).toHaveLength(47);
  expect(await stream.faults!(1)).toEqual({
    count: 1,
    first: [{ place: expect.stringMatching(/^003.tar:\d+$/), problem: expect.stringMatching(/is cut off/) }],
  });
  expect(await refusal(streamOf(folder, options))).toMatchObject({ code: "ESPALIER_TOO_MANY_FAULTS" });
});

it("shards that have changed are read again", async () => {
  const folder = folderWithShards();
  const options = { ...SHARDS, steps: 1 };
  expect(await pairsOf(await streamOf(folder, options), 1)).toHaveLength(36);
  writeShard(join(folder, "002.tar"), tarBytes(sampleFiles(24, 30)));
  expect(await pairsOf(await streamOf(folder, options), 1)).toHaveLength(30);
});

describe("refused are", () => {
  it.each([
    ["a JSON part as a caption", { captions: ["json"] }, "ESPALIER_WEBDATASET_FIELD"],
    ["a text as an arrival", { arrival: "txt" }, "ESPALIER_WEBDATASET_FIELD"],
    ["a text as labels", { tags: ["cls"] }, "ESPALIER_WEBDATASET_FIELD"],
    ["a missing shard", { shards: "{000..003}.tar" }, "ESPALIER_WEBDATASET_MISSING_SHARD"],
    ["a folder without shards", { shards: "empty" }, "ESPALIER_WEBDATASET_MISSING_SHARD"],
    ["captions that no sample has", { captions: ["cls"] }, "ESPALIER_TOO_MANY_FAULTS"],
    ["more steps than shards", { arrival: "shard", steps: 4 }, "ESPALIER_TOO_FEW_ARRIVALS"],
    ["a folder to follow", { shards: ".", follow: true }, "ESPALIER_WEBDATASET_FOLLOWED_FOLDER"],
    ["dates to follow", { arrival: "json.date", follow: true }, "ESPALIER_WEBDATASET_FOLLOWED_ARRIVAL"],
    ["fewer shards to follow than steps", { steps: 4, follow: true }, "ESPALIER_WEBDATASET_TOO_FEW_SHARDS"],
    ["no shards to follow", { shards: "::", follow: true }, "ESPALIER_WEBDATASET_NO_SHARDS"],
  ])("%s", async (_, options, code) => {
    const error = await refusal(streamOf(folderWithShards(), { ...SHARDS, ...options }));
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(error.remedy).toMatch(/\.$/);
  });
});
