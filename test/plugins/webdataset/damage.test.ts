import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShardSource } from "../../../plugins/webdataset/shard-source.ts";
import { temporaryFolder } from "../../run/temporary-folder.ts";
import { readShard, refusal, sampleFiles } from "./shards.ts";
import { entryBytes, tarBytes } from "./tar-bytes.ts";

const files = sampleFiles(0, 3);
const whole = tarBytes(files);
/** Start of each file's header. */
const starts = files.map((_, index) => Buffer.concat(files.slice(0, index).map(entryBytes)).length);
const end = whole.length - 1024;

async function read(bytes: Uint8Array) {
  const { rows, faults } = await readShard(join(temporaryFolder(), "a.tar"), bytes);
  return { ids: rows.map(({ id }) => id.slice(6)), faults };
}

function changed(offset: number, value: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[offset] = value;
  return bytes;
}

describe("a shard that is cut off", () => {
  it("in a picture loses that sample", async () => {
    const { ids, faults } = await read(whole.subarray(0, starts[3]! + 600));
    expect(ids).toEqual(["00000"]);
    const problem = `00001.png is cut off: the shard ends at byte ${starts[3]! + 600}`;
    expect(faults).toEqual([{ place: `a.tar:${starts[3]}`, problem }]);
  });

  it("in a text loses that sample, although its picture is there", async () => {
    const { ids, faults } = await read(whole.subarray(0, starts[4]! + 513));
    expect(ids).toEqual(["00000"]);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.problem).toMatch(/^00001.txt is cut off/);
  });

  it("in a header keeps the samples before", async () => {
    const { ids, faults } = await read(whole.subarray(0, starts[6]! + 100));
    expect(ids).toEqual(["00000", "00001"]);
    expect(faults).toEqual([
      { place: `a.tar:${starts[6]}`, problem: expect.stringMatching(/^the shard is cut off: it ends at/) },
    ]);
  });

  it("before its end has a fault and all samples", async () => {
    const { ids, faults } = await read(whole.subarray(0, end));
    expect(ids).toHaveLength(3);
    expect(faults.map(({ place }) => place)).toEqual([`a.tar:${end}`]);
  });

  it("to nothing has a fault", async () => {
    expect((await read(Buffer.alloc(0))).faults).toHaveLength(1);
  });

  it("anywhere keeps complete samples, and has one or two faults", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: end }), async (length) => {
        const { ids, faults } = await read(whole.subarray(0, length));
        const complete = [0, 1, 2].filter((sample) => (starts[3 * sample + 3] ?? end) <= length).length;
        expect(ids.length).toBeGreaterThanOrEqual(complete);
        expect(ids.length).toBeLessThanOrEqual(complete + 1);
        expect([1, 2]).toContain(faults.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a damaged header", () => {
  it("is a fault with its offset, and the rest of the shard is left out", async () => {
    const { ids, faults } = await read(changed(starts[3]!, 0xff));
    expect(ids).toEqual(["00000"]);
    const problem = "the header is damaged, and the rest of the shard is left out";
    expect(faults).toEqual([{ place: `a.tar:${starts[3]}`, problem }]);
  });

  it("with a size that is no number is one, too", async () => {
    const { faults } = await read(changed(starts[3]! + 124, 0xc0));
    expect(faults.map(({ place }) => place)).toEqual([`a.tar:${starts[3]}`]);
  });

  it("of a long name is one", async () => {
    const huge = { name: "././@LongLink", content: "n".repeat(2 ** 20 + 1), type: "L" };
    const { ids, faults } = await read(tarBytes([...files.slice(0, 3), huge, ...files.slice(3)]));
    expect(ids).toEqual(["00000"]);
    expect(faults.map(({ place }) => place)).toEqual([`a.tar:${starts[3]}`]);
  });
});

it("any changed bytes never fail, and never mix up samples", async () => {
  const { rows: originals } = await readShard(join(temporaryFolder(), "a.tar"), whole);
  const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
  // Most in headers, where the damage is.
  const inHeader = fc
    .tuple(fc.constantFrom(...starts), fc.integer({ min: 0, max: 511 }))
    .map(([a, b]) => a + b);
  const header = fc.tuple(inHeader, fc.integer({ min: 0, max: 255 }));
  const path = join(temporaryFolder(), "a.tar");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(change, header), { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [offset, value] of changes) bytes[offset] = value;
      const { rows, source } = await readShard(path, bytes);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const { picture } of rows) await source.picture(picture);
      for (const { id, picture } of rows) {
        const original = originals.find((row) => row.id === id);
        if (original !== undefined) expect(picture).toBe(original.picture);
      }
    }),
  );
});

it("files of other kinds never fail", async () => {
  const path = join(temporaryFolder(), "a.tar");
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      const isCompressed = /^(1f8b|425a683|fd377a585a|28b52ffd)/.test(Buffer.from(bytes).toString("hex"));
      if (isCompressed) return;
      expect((await readShard(path, bytes)).rows).toEqual([]);
    }),
  );
});

it("pictures of a shard that has become shorter are refused", async () => {
  const path = join(temporaryFolder(), "a.tar");
  const { rows, source } = await readShard(path, whole);
  await readShard(path, whole.subarray(0, 100));
  await expect(source.picture(rows[0]!.picture)).rejects.toThrow("the shard has become shorter");
});

it.each([
  ["gzip", gzipSync(whole)],
  ["bzip2", Buffer.from("BZh91AY&SY")],
  ["xz", Buffer.from("fd377a585a00", "hex")],
  ["zstd", Buffer.from("28b52ffd2004", "hex")],
])("a shard compressed with %s is refused", async (format, bytes) => {
  const error = await refusal(readShard(join(temporaryFolder(), "a.tar"), bytes));
  expect(error).toMatchObject({ code: "ESPALIER_WEBDATASET_COMPRESSED_SHARD", exitCode: 2 });
  expect(error.message).toContain(`compressed with ${format}.`);
});

it("a shard whose first file has a name like the beginning of a compressed file is read", async () => {
  const { ids } = await read(tarBytes(files.map((file) => ({ ...file, name: `BZh91${file.name}` }))));
  expect(ids).toEqual(["BZh9100000", "BZh9100001", "BZh9100002"]);
});

it.each([
  ["a folder", () => temporaryFolder()],
  ["a missing file", () => join(temporaryFolder(), "missing.tar")],
])("%s in place of a shard is refused", (_, path) => {
  const shards = [{ name: "a.tar", path: path() }];
  expect(() => new ShardSource("test", shards, { captions: [], tags: [] })).toThrow(
    expect.objectContaining({ code: "ESPALIER_WEBDATASET_UNREADABLE_SHARD", exitCode: 2 }),
  );
});
