import fc from "fast-check";
import { expect, test } from "vitest";
import { LazyExamples } from "../../src/data/lazy-examples.ts";

test("it has the same examples at the same places as an array", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: -20, max: 20 }), (ids, index) => {
      const examples = ids.map((id) => ({ id }));
      const lazy = new LazyExamples(ids.length, (place) => ({ id: ids[place] as string }));
      expect([...lazy]).toEqual(examples);
      expect(lazy.at(index)).toEqual(examples.at(index));
    }),
  );
});
