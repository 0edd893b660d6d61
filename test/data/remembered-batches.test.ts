import { expect, it } from "vitest";
import type { Encoder } from "espalier";
import type { Batch } from "espalier/tensor";
import { RememberedBatches } from "../../src/data/remembered-batches.ts";

const encoder = {} as Encoder;
/** 16 bytes. */
const batch: Batch = {
  images: { shape: [3], data: new Float32Array(3) },
  tokens: { shape: [1], data: new Int32Array(1) },
};

it("keeps those that were used last, as many as have room", () => {
  const batches = new RememberedBatches(3 * 16);
  const isKept = (key: string) => batches.find(key, [], encoder) !== undefined;
  for (const key of ["a", "b", "c"]) batches.keep(key, { examples: [], encoder, batch });
  expect(["a", "b", "c"].filter(isKept)).toEqual(["a", "b", "c"]);
  isKept("a");
  batches.keep("d", { examples: [], encoder, batch });
  expect(["a", "b", "c", "d"].filter(isKept)).toEqual(["a", "c", "d"]);
});

it("counts a batch that is kept again once", () => {
  const batches = new RememberedBatches(2 * 16);
  for (const key of ["a", "b", "b", "b"]) batches.keep(key, { examples: [], encoder, batch });
  expect(["a", "b"].filter((key) => batches.find(key, [], encoder) !== undefined)).toEqual(["a", "b"]);
});
