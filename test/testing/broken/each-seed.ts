import fc from "fast-check";
import { beforeAll, describe } from "vitest";

/** Runs kits with one seed after another: those of `KIT_SEEDS`, such as `5` or `1-50`. */
export function eachSeed(kits: () => void): void {
  for (const seed of seedsOf(process.env["KIT_SEEDS"] ?? "5")) {
    describe(`seed ${seed}`, () => {
      beforeAll(() => {
        fc.configureGlobal({ seed });
      });
      kits();
    });
  }
}

function seedsOf(range: string): number[] {
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
