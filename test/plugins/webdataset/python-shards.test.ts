import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ShardSource } from "../../../plugins/webdataset/shard-source.ts";
import { rowsOf } from "./shards.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const samples: Readonly<Record<string, readonly object[]>> = JSON.parse(
  readFileSync(join(FIXTURES, "samples.json"), "utf8"),
);

it.each(Object.keys(samples))("%s has the keys, captions and pictures that Python reads", async (name) => {
  const shards = [{ name, path: join(FIXTURES, name) }];
  const source = new ShardSource(name, shards, { captions: [{ part: "txt" }], tags: [] });
  const { rows, faults } = await rowsOf(source);
  expect(faults).toEqual([]);
  const found = rows.map(async ({ id, captions, picture }) => ({
    key: id.slice(name.length + 1),
    caption: captions[0],
    picture: hash("sha256", await source.picture(picture)),
  }));
  expect(await Promise.all(found)).toEqual(samples[name]);
});
