import type { Assembly, Call } from "../assembly/assembly.ts";
import { forEach } from "../assembly/control.ts";
import { int } from "../assembly/integer.ts";
import { vector } from "../assembly/vector.ts";

/** Copies rows of `bytes` bytes, a multiple of 4, from stride `sourceStep` to stride `targetStep`. */
export function addCopyRows(assembly: Assembly): void {
  const names = ["source", "target", "rows", "bytes", "sourceStep", "targetStep"] as const;
  assembly.routine("copyRows", names, (parameters, local) => {
    const { source, target, rows, bytes, sourceStep, targetStep } = parameters;
    const [row, offset, whole] = [local("i32"), local("i32"), local("i32")];
    const [from, to] = [int.add(source, offset), int.add(target, offset)];
    return [
      whole.set(int.and(bytes, -16)),
      forEach(
        row,
        [0, rows, 1],
        forEach(offset, [0, whole, 16], vector.store(to, vector.load(from))),
        forEach(offset, [whole, bytes, 4], int.store(to, int.load(from))),
        source.set(int.add(source, sourceStep)),
        target.set(int.add(target, targetStep)),
      ),
    ];
  });
}

/** Copies `count` numbers from stride `sourceStep` to stride `targetStep`, in bytes. */
export function addCopyNumbers(assembly: Assembly): void {
  const names = ["source", "target", "count", "sourceStep", "targetStep"] as const;
  assembly.routine("copyNumbers", names, (parameters, local) => {
    const { source, target, count, sourceStep, targetStep } = parameters;
    return [
      forEach(
        local("i32"),
        [0, count, 1],
        int.store(target, int.load(source)),
        source.set(int.add(source, sourceStep)),
        target.set(int.add(target, targetStep)),
      ),
    ];
  });
}

/**
 * Transposes a matrix: numbers `columnStep` apart in a row, rows `rowStep` apart, become rows `targetStep` apart.
 * There are at least four rows; the last four are processed together and may overlap earlier ones.
 */
export function addTranspose(assembly: Assembly, pack: Call): void {
  const names = ["source", "target", "rows", "columns", "rowStep", "columnStep", "targetStep"] as const;
  assembly.routine("transpose", names, (parameters, local) => {
    const { source, target, rows, columns, rowStep, columnStep, targetStep } = parameters;
    const [row, first] = [local("i32"), local("i32")];
    return [
      forEach(
        row,
        [0, rows, 4],
        first.set(int.min(row, int.sub(rows, 4))),
        pack(
          int.add(source, int.mul(first, rowStep)),
          ...[rowStep, columnStep, columns, 4],
          int.add(target, int.shiftLeft(first, 2)),
          targetStep,
        ),
      ),
    ];
  });
}
