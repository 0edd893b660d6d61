import type { Assembly, Local } from "../assembly/assembly.ts";
import { forEach } from "../assembly/control.ts";
import { int } from "../assembly/integer.ts";
import type { Code, Vector } from "../assembly/value.ts";
import { vector } from "../assembly/vector.ts";

/** A function of four numbers: preparing instructions and the result. */
export type Map4 = (x: Vector, local: Local) => { readonly before: readonly Code[]; readonly result: Vector };

/** A function of four pairs of numbers. */
export type Combine4 = (a: Vector, b: Vector) => Vector;

/** Operands of a combination that are constant along a row. */
export const spreads = ["neither", "a", "b"] as const;

/**
 * Applies a function to each of at least four numbers; the last four are processed together and may overlap earlier
 * ones.
 */
export function addMap(assembly: Assembly, name: string, map: Map4): void {
  assembly.routine(name, ["source", "target", "count"], ({ source, target, count }, local) => {
    const [index, offset, x] = [local("i32"), local("i32"), local("v128")];
    const { before, result } = map(x, local);
    return [
      forEach(
        index,
        [0, count, 4],
        offset.set(int.shiftLeft(int.min(index, int.sub(count, 4)), 2)),
        x.set(vector.load(int.add(source, offset))),
        ...before,
        vector.store(int.add(target, offset), result),
      ),
    ];
  });
}

/**
 * Combines rows of at least four numbers elementwise. The rows of `a` and `b` have strides of `aStep` and `bStep`
 * bytes; the result is dense. One routine per entry of `spreads`.
 */
export function addCombine(assembly: Assembly, name: string, combine: Combine4): void {
  const names = ["a", "b", "target", "rows", "columns", "aStep", "bStep"] as const;
  for (const spread of spreads)
    assembly.routine(`${name}:${spread}`, names, (parameters, local) => {
      const { a, b, target, rows, columns, aStep, bStep } = parameters;
      const [row, offset, last] = [local("i32"), local("i32"), local("i32")];
      const operand = (start: typeof a, isSpread: boolean, at: typeof offset) =>
        isSpread ? vector.loadSplat(start) : vector.load(int.add(start, at));
      const at = (place: typeof offset) =>
        vector.store(
          int.add(target, place),
          combine(operand(a, spread === "a", place), operand(b, spread === "b", place)),
        );
      return [
        last.set(int.shiftLeft(int.sub(columns, 4), 2)),
        forEach(
          row,
          [0, rows, 1],
          forEach(offset, [0, last, 16], at(offset)),
          at(last),
          a.set(int.add(a, aStep)),
          b.set(int.add(b, bStep)),
          target.set(int.add(target, int.shiftLeft(columns, 2))),
        ),
      ];
    });
}
