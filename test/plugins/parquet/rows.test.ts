import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Row } from "espalier/picture-files";
import { FIXTURES, fixture, folderWith, rowsOf, sourceOf, streamOf } from "./parquet-files.ts";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe("rows", () => {
  it("of bytes and strings, compressed with Snappy, in three row groups", async () => {
    const columns = { arrival: "year", split: "part", tags: ["labels", "text"] };
    const rows = await rowsOf(await sourceOf(FIXTURES, "bytes-snappy.parquet", columns));
    expect(rows).toHaveLength(60);
    expect(rows[3]).toEqual({
      id: "bytes-snappy.parquet:3",
      picture: "bytes-snappy.parquet:3",
      captions: ["number 3"],
      arrival: "2019",
      split: "search-validation",
      tags: ["text:number 3"],
    });
    expect(rows[44]).toMatchObject({
      captions: ["number 44"],
      arrival: "2021",
      split: "test",
      tags: ["labels:even", "labels:small", "text:number 44"],
    });
  });

  it("of structs and lists of strings, compressed with Zstandard", async () => {
    const columns = { arrival: "time", tags: ["day"] };
    const rows = await rowsOf(await sourceOf(FIXTURES, "struct-zstd.parquet", columns));
    expect(rows).toHaveLength(8);
    expect(rows[6]).toEqual({
      id: "struct-zstd.parquet:6",
      picture: "struct-zstd.parquet:6",
      captions: ["first of 6", "second of 6"],
      arrival: "2026-01-01T06:30:00.000Z",
      tags: ["day:2026-01-07"],
    });
    expect(rows[7]).toMatchObject({ picture: "beside.png" });
  });

  it("of paths, of text that is not marked as text, and of lists with gaps, compressed with Brotli", async () => {
    const rows = await rowsOf(
      await sourceOf(FIXTURES, "paths-brotli.parquet", { captions: ["text", "notes"] }),
    );
    expect(rows.slice(0, 4).map((row) => [(row as Row).picture, (row as Row).captions])).toEqual([
      ["a.png", ["a", "one", "two"]],
      ["deeper/b.png", ["b"]],
      ["missing.png", ["c"]],
      ["../outside.png", ["d", "x"]],
    ]);
  });

  it("of several files have the path from the files' common folder in their ids", async () => {
    const folder = folderWith({ "a/0.parquet": "struct-zstd.parquet", "b/0.parquet": "struct-zstd.parquet" });
    const rows = await rowsOf(await sourceOf(folder, ["b", "a/0.parquet"]));
    expect(rows.map((row) => (row as Row).id)).toEqual(
      ["b", "a"].flatMap((name) => [0, 1, 2, 3, 4, 5, 6, 7].map((row) => `${name}/0.parquet:${row}`)),
    );
  });

  it("have the split of their file", async () => {
    const folder = folderWith({
      "train-0.parquet": "struct-zstd.parquet",
      "test.parquet": "bytes-snappy.parquet",
    });
    const rows = await rowsOf(await sourceOf(folder, { train: "train-*.parquet", test: ["test.parquet"] }));
    expect(rows.map((row) => (row as Row).split)).toEqual([
      ...new Array<string>(8).fill("train"),
      ...new Array<string>(60).fill("test"),
    ]);
  });
});

describe("pictures", () => {
  it("are read while rows are, and in any order later", async () => {
    const source = await sourceOf(FIXTURES, "bytes-snappy.parquet");
    const read: Uint8Array[] = [];
    for await (const row of source.rows()) read.push(await source.picture((row as Row).picture));
    expect(new Set(read.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(60);
    for (const row of [59, 0, 24, 25, 49, 50, 3])
      expect(Buffer.from(await source.picture(`bytes-snappy.parquet:${row}`))).toEqual(
        Buffer.from(read[row]!),
      );
    const together = await Promise.all(
      [...read.keys()].map((row) => source.picture(`bytes-snappy.parquet:${row}`)),
    );
    expect(together.map((bytes) => Buffer.from(bytes))).toEqual(read.map((bytes) => Buffer.from(bytes)));
  });

  it("have the colour of their row in the stream, with and without a cache", async () => {
    for (const cacheMegabytes of [4096, 0]) {
      const stream = await streamOf(FIXTURES, {
        files: "bytes-snappy.parquet",
        split: "part",
        cacheMegabytes,
        tolerance: 0,
      });
      const pairs = [...(await stream.examples(1, "test"))];
      expect(pairs.map(({ id }) => id)).toEqual(
        Array.from({ length: 12 }, (_, place) => `bytes-snappy.parquet:${5 * place + 4}`),
      );
      for (const [place, pair] of pairs.entries())
        expect([...(await stream.picture(pair)).pixels.slice(0, 3)]).toEqual([4 * (5 * place + 4), 0, 99]);
    }
  });

  it("of structs are their bytes, or else the file at their path", async () => {
    const folder = folderWith({ "0.parquet": "struct-zstd.parquet", "beside.png": Buffer.from("beside") });
    const source = await sourceOf(folder, "0.parquet");
    expect(Buffer.from(await source.picture("0.parquet:6")).subarray(0, 4)).toEqual(PNG);
    expect(Buffer.from(await source.picture("beside.png")).toString()).toBe("beside");
    expect(source.pictureVersion("beside.png")).not.toBe("");
    expect(source.pictureVersion("0.parquet:6")).toBe("");
    await expect(source.picture("0.parquet:8")).rejects.toThrow("no such row");
    await expect(source.picture("../beside.png")).rejects.toThrow("leads out of");
  });

  it("that are replaced change the version", async () => {
    const folder = folderWith({ "0.parquet": "struct-zstd.parquet" });
    const before = (await sourceOf(folder, "0.parquet")).version();
    expect((await sourceOf(folder, "0.parquet")).version()).toBe(before);
    expect((await sourceOf(folder, "0.parquet", { tags: ["day"] })).version()).not.toBe(before);
    const other = folderWith({ "0.parquet": Buffer.concat([fixture("struct-zstd.parquet")]) });
    expect((await sourceOf(join(other), "0.parquet")).version()).not.toBe(before);
  });
});
