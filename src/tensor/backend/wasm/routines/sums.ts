import type { Assembly } from "../assembly/assembly.ts";
import { forEach } from "../assembly/control.ts";
import { float } from "../assembly/float.ts";
import { int } from "../assembly/integer.ts";
import { vector } from "../assembly/vector.ts";

/** The sum of all rows of a matrix of at least four columns; `[rows, columns]` to `[columns]`. */
export function addColumnSums(assembly: Assembly): void {
  const names = ["source", "target", "rows", "columns"] as const;
  assembly.routine("columnSums", names, ({ source, target, rows, columns }, local) => {
    const [column, first, from, end] = [local("i32"), local("i32"), local("i32"), local("i32")];
    const sums = [local("v128"), local("v128"), local("v128"), local("v128")];
    const rowBytes = int.shiftLeft(columns, 2);
    const addUp = (count: number) => [
      ...sums.slice(0, count).map((sum) => sum.set(vector.of(0))),
      from.set(int.add(source, int.shiftLeft(first, 2))),
      end.set(int.add(from, int.mul(rows, rowBytes))),
      forEach(
        from,
        [from, end, rowBytes],
        ...sums.slice(0, count).map((sum, index) => sum.set(vector.add(sum, vector.load(from, 16 * index)))),
      ),
      ...sums
        .slice(0, count)
        .map((sum, index) => vector.store(int.add(target, int.shiftLeft(first, 2)), sum, 16 * index)),
    ];
    return [
      forEach(column, [0, int.and(columns, -16), 16], first.set(column), ...addUp(4)),
      forEach(column, [column, columns, 4], first.set(int.min(column, int.sub(columns, 4))), ...addUp(1)),
    ];
  });
}

/** The sum of each row, times a number given by its bits; `[rows, columns]` to `[rows]`. */
export function addRowSums(assembly: Assembly): void {
  const names = ["source", "target", "rows", "columns", "factor"] as const;
  assembly.routine("rowSums", names, ({ source, target, rows, columns, factor }, local) => {
    const [row, index, whole] = [local("i32"), local("i32"), local("i32")];
    const [sums, total] = [local("v128"), local("f32")];
    return [
      whole.set(int.and(columns, -4)),
      forEach(
        row,
        [0, rows, 1],
        sums.set(vector.of(0)),
        forEach(
          index,
          [0, whole, 4],
          sums.set(vector.add(sums, vector.load(source))),
          source.set(int.add(source, 16)),
        ),
        total.set([0, 1, 2, 3].map((lane) => vector.lane(sums, lane)).reduce(float.add)),
        forEach(
          index,
          [whole, columns, 1],
          total.set(float.add(total, float.load(source))),
          source.set(int.add(source, 4)),
        ),
        float.store(target, float.mul(total, float.ofBits(factor))),
        target.set(int.add(target, 4)),
      ),
    ];
  });
}
