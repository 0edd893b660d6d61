import { openSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { RecordCache } from "../../src/files/record-cache.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";

const LENGTH = 5;
test("finds what was stored at each place, and nothing elsewhere, also from another instance", () => {
  const record = fc.uint8Array({ minLength: LENGTH, maxLength: LENGTH });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), record)), (stored) => {
      const folder = temporaryFolder();
      const [one, other] = [0, 1].map(() => new RecordCache("a", LENGTH, folder)) as [
        RecordCache,
        RecordCache,
      ];
      stored.forEach(([index, bytes], place) => (place % 2 === 0 ? one : other).write(index, bytes));
      const expected = new Map(stored);
      for (let index = 0; index <= 21; index++)
        for (const cache of [one, other]) expect(cache.read(index)).toEqual(expected.get(index));
      for (const cache of [one, other]) cache.close();
    }),
    { numRuns: 30 },
  );
});

test("a damaged record, one that is cut off and a hole are not found", () => {
  const folder = temporaryFolder();
  const cache = new RecordCache("a", LENGTH, folder);
  const bytes = Uint8Array.of(1, 2, 3, 4, 5);
  for (const index of [0, 1, 3]) cache.write(index, bytes);
  const file = join(folder, "a");
  truncateSync(file, statSync(file).size - 1);
  writeSync(openSync(file, "r+"), Uint8Array.of(9), 0, 1, 6);
  expect([0, 1, 2, 3].map((index) => cache.read(index))).toEqual([undefined, bytes, undefined, undefined]);
  expect([0, 1, 2, 3, 4].map((index) => cache.has(index))).toEqual([true, true, false, true, false]);
  cache.write(0, bytes);
  expect(cache.read(0)).toEqual(bytes);
});

test("a record is the caller's to change", () => {
  const cache = new RecordCache("a", 2, temporaryFolder());
  cache.write(0, Uint8Array.of(1, 2));
  cache.read(0)![0] = 7;
  expect(cache.read(0)).toEqual(Uint8Array.of(1, 2));
});

test("without a folder that can be written to, nothing is stored and nothing fails", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const cache = new RecordCache("a", 2, join(file, "below"));
  expect(cache.isOpen).toBe(false);
  cache.write(0, Uint8Array.of(1, 2));
  expect(cache.read(0)).toBe(undefined);
  cache.close();
});
