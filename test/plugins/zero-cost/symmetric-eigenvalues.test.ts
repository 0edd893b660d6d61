import { Random } from "espalier";
import { describe, expect, test } from "vitest";
import { nuclearNorm } from "../../../plugins/zero-cost/nuclear-norm.ts";
import { symmetricEigenvalues } from "../../../plugins/zero-cost/symmetric-eigenvalues.ts";
import { product, transpose } from "../../tensor/ops/reference.ts";
import { singularValues } from "./singular-values.ts";

const ascending = (values: Iterable<number>) => [...values].toSorted((one, other) => one - other);

function expectEigenvalues(matrix: readonly number[], expected: readonly number[]): void {
  const values = ascending(symmetricEigenvalues(matrix, expected.length));
  for (const [index, value] of ascending(expected).entries()) expect(values[index]).toBeCloseTo(value, 9);
}

describe("eigenvalues of symmetric matrices", () => {
  test("of a few that are known", () => {
    expectEigenvalues([-3], [-3]);
    expectEigenvalues([2, 1, 1, 2], [1, 3]);
    expectEigenvalues([4, 0, 0, 0, -1, 0, 0, 0, 4], [4, -1, 4]);
    expectEigenvalues(new Array<number>(9).fill(0), [0, 0, 0]);
    expectEigenvalues(new Array<number>(16).fill(1), [0, 0, 0, 4]);
    expectEigenvalues([0, 1, 0, 1, 0, 1, 0, 1, 0], [-Math.SQRT2, 0, Math.SQRT2]);
  });

  test.each([2, 3, 8, 31])("of a random one of size %i", (size) => {
    const factor = Float64Array.from(new Random(size).normals(size * size));
    const matrix = product(factor, transpose(factor, size), size);
    expectEigenvalues([...matrix], singularValues([...matrix], size));
  });

  test("are NaN where an entry is no finite number", () => {
    expect([...symmetricEigenvalues([1, Infinity, Infinity, 1], 2)]).toEqual([NaN, NaN]);
    expect(nuclearNorm([1, NaN], 1)).toBeNaN();
  });
});

test.each([2, 5, 9])("the nuclear norm of a matrix of 5 rows and %i columns", (columns) => {
  const matrix = [...new Random(columns).normals(5 * columns)];
  const expected = singularValues(matrix, columns).reduce((sum, value) => sum + value, 0);
  expect(nuclearNorm(matrix, columns)).toBeCloseTo(expected, 6);
});
