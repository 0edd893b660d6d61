import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteCounts } from "../../../plugins/language/byte-counts.ts";
import { CountTable } from "../../../plugins/language/count-table.ts";
import { GETTYSBURG } from "./tiny-language.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const [a, b, c] = [97, 98, 99] as const;

describe("counts of order 1", () => {
  const counts = new ByteCounts(1);
  counts.learn(bytes("aab"));

  it("interpolate with the orders below, as computed by hand", () => {
    // Order 0: a twice, b once, so 2 kinds of 3 bytes. After a: a once, b once, so 2 kinds of 2 bytes.
    const order0 = (count: number) => (count + 2 / 256) / 5;
    expect(counts.probability(a, bytes(""), 0)).toBeCloseTo(order0(2), 12);
    expect(counts.probability(b, bytes("a"), 1)).toBeCloseTo((1 + 2 * order0(1)) / 4, 12);
    expect(counts.probability(c, bytes("a"), 1)).toBeCloseTo((2 * order0(0)) / 4, 12);
  });

  it("back off from a context that nothing followed", () => {
    expect(counts.probability(a, bytes("b"), 1)).toBe(counts.probability(a, bytes(""), 0));
  });
});

describe("counts of order 3", () => {
  const counts = new ByteCounts();
  for (const text of GETTYSBURG) counts.learn(bytes(text));

  it("are what counting with strings gives", () => {
    const text = bytes("But, in a larger war, we shall endure.");
    for (let at = 0; at < text.length; at++)
      expect(counts.probability(text[at]!, text, at)).toBeCloseTo(byStrings(text, at), 12);
  });

  it("are probabilities, and the most likely byte has the largest one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5 }), fc.constantFrom("that n", "we can", ""), (start, end) => {
        const text = Uint8Array.from([...start, ...bytes(end)]);
        const shares = Array.from({ length: 256 }, (_, byte) => counts.probability(byte, text, text.length));
        expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
        expect(shares[counts.mostLikely(text, text.length)]).toBe(Math.max(...shares));
      }),
      { numRuns: 30 },
    );
  });

  it("learn more after they were asked", () => {
    const model = new ByteCounts();
    model.learn(bytes("ab"));
    expect(model.mostLikely(bytes("a"), 1)).toBe(b);
    model.learn(bytes("acac"));
    expect(model.mostLikely(bytes("a"), 1)).toBe(c);
  });
});

/** Witten and Bell's probability by maps of strings. */
function byStrings(text: Uint8Array, at: number): number {
  const all = GETTYSBURG.map((one) => Buffer.from(one).toString("latin1"));
  let share = 1 / 256;
  for (let length = 0; length <= Math.min(3, at); length++) {
    const context = Buffer.from(text.subarray(at - length, at)).toString("latin1");
    const next = all.flatMap((one) =>
      one.split("").filter((_, place) => place >= length && one.slice(place - length, place) === context),
    );
    if (next.length === 0) return share;
    const kinds = new Set(next).size;
    const count = next.filter((one) => one.charCodeAt(0) === text[at]).length;
    share = (count + kinds * share) / (next.length + kinds);
  }
  return share;
}

it("a table counts like a map, through all its enlargements", () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 5000, size: "max" }), (keys) => {
      const [table, map] = [new CountTable(), new Map<number, number>()];
      for (const one of keys) {
        map.set(one, (map.get(one) ?? 0) + 1);
        expect(table.add(one)).toBe(map.get(one));
      }
      for (const one of [...keys, 21, 22]) expect(table.get(one)).toBe(map.get(one) ?? 0);
    }),
    { numRuns: 10 },
  );
});
