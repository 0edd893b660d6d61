import { expect, it } from "vitest";
import { continualMatrix, continualMeans, type Score } from "espalier";

function score(value: number, ofStep: number): Score {
  return { name: "recall", value, interval: [0, 1], count: 1, baselines: {}, ofStep };
}

it("takes means of the diagonal, of what lies below it and of what lies above", () => {
  const evaluations = [
    [score(0.9, 1), score(0.2, 2), score(0.1, 3)],
    [score(0.7, 1), score(0.8, 2), score(0.3, 3)],
    [score(0.5, 1), score(0.6, 2), score(0.7, 3)],
  ];
  const matrix = continualMatrix(evaluations, "recall");
  expect(matrix).toEqual([
    [0.9, 0.2, 0.1],
    [0.7, 0.8, 0.3],
    [0.5, 0.6, 0.7],
  ]);
  const means = continualMeans(matrix);
  expect(means.average).toBeCloseTo(0.6, 12);
  expect(means.inDomain).toBeCloseTo(0.8, 12);
  expect(means.backward).toBeCloseTo(0.6, 12);
  expect(means.forward).toBeCloseTo(0.2, 12);
});

it("has no forward mean if later steps were not scored", () => {
  const matrix = continualMatrix([[score(1, 1)], [score(0.5, 1), score(1, 2)]], "recall");
  expect(continualMeans(matrix)).toEqual({
    average: 0.75,
    inDomain: 1,
    backward: 0.5,
    forward: undefined,
  });
});
