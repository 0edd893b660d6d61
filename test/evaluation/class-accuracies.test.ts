import { expect, test } from "vitest";
import { classAccuracies } from "../../src/evaluation/class-accuracies.ts";

test("items are counted by class", () => {
  expect(classAccuracies(["b", "a", "b"], [true, false, false])).toEqual([
    { name: "a", count: 1, right: 0 },
    { name: "b", count: 2, right: 1 },
  ]);
});

test("more than 100 classes have no accuracies, so that logs stay small", () => {
  const labels = Array.from({ length: 101 }, (_, index) => `class ${index}`);
  const right = labels.map(() => true);
  expect(classAccuracies(labels, right)).toBeUndefined();
  expect(classAccuracies(labels.slice(1), right)).toHaveLength(100);
});
