import { expect, it } from "vitest";
import type { Batch } from "../../src/data/batch.ts";
import { RememberedBatches } from "../../src/data/remembered-batches.ts";

const tokenizer = { size: 1, encode: () => new Int32Array() };
const numbers = new Float32Array(1);
/** 16 bytes. */
const batch: Batch = {
  size: 0,
  images: numbers,
  tokens: new Int32Array(1),
  positives: numbers,
  ambiguous: numbers,
};

it("keeps those that were used last, as many as have room", () => {
  const batches = new RememberedBatches(3 * 16);
  const isKept = (key: string) => batches.find(key, [], tokenizer) !== undefined;
  for (const key of ["a", "b", "c"]) batches.keep(key, { pairs: [], tokenizer, batch });
  expect(["a", "b", "c"].filter(isKept)).toEqual(["a", "b", "c"]);
  isKept("a");
  batches.keep("d", { pairs: [], tokenizer, batch });
  expect(["a", "b", "c", "d"].filter(isKept)).toEqual(["a", "c", "d"]);
});

it("counts a batch that is kept again once", () => {
  const batches = new RememberedBatches(2 * 16);
  for (const key of ["a", "b", "b", "b"]) batches.keep(key, { pairs: [], tokenizer, batch });
  expect(["a", "b"].filter((key) => batches.find(key, [], tokenizer) !== undefined)).toEqual(["a", "b"]);
});
