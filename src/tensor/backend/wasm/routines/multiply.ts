import type { Assembly, Call, Local } from "../assembly/assembly.ts";
import { choose, forEach, forEachOfSome } from "../assembly/control.ts";
import { float } from "../assembly/float.ts";
import { int } from "../assembly/integer.ts";
import type { Int, Vector } from "../assembly/value.ts";
import { vector } from "../assembly/vector.ts";

/** Rows and columns of a tile of the result, which is kept in registers. */
const [tileRows, tileColumns] = [4, 8];
/** Rows and columns of a block of the left factor that fits into the caches. */
const [blockRows, blockDepth] = [64, 256];
const tileBytes = 4 * tileRows * tileColumns;

/** Bytes of working memory that `multiply` needs for a result with `columns` columns. */
export function multiplyScratchBytes(columns: number): number {
  return tileBytes + 4 * blockDepth * (blockRows + tileColumns * Math.ceil(columns / tileColumns));
}

/**
 * Matrix product `c = a b`, a `[rows, depth]` and b `[depth, columns]` by their strides in bytes, c dense. Blocks are
 * packed so that the innermost loop reads both in order (Goto and van de Geijn 2008, Anatomy of High-Performance
 * Matrix Multiplication).
 */
export function addMultiply(assembly: Assembly, pack: Call, fused: boolean): Call {
  const multiplyTile = addMultiplyTile(assembly, fused);
  const addEdge = addAddEdge(assembly);
  const names = [
    ...(["a", "b", "c", "rows", "columns", "depth"] as const),
    ...(["aRow", "aColumn", "bRow", "bColumn", "scratch"] as const),
  ] as const;
  return assembly.routine("multiply", names, (p, local) => {
    const { a, b, c, rows, columns, depth, aRow, aColumn, bRow, bColumn, scratch } = p;
    const [k, i, j, top] = [local("i32"), local("i32"), local("i32"), local("i32")];
    const [blockEnd, count, packedA, packedB, result] = locals5(local);
    const at = (base: Int, row: Int, rowStride: Int, column: Int, columnStride: Int) =>
      int.add(base, int.mul(row, rowStride), int.mul(column, columnStride));
    const panelA = int.add(packedA, int.mul(int.mul(int.sub(i, top), count), 4));
    const panelB = int.add(packedB, int.mul(int.mul(j, count), 4));
    const packB = [0, 4].map((offset) =>
      pack(
        at(b, k, bRow, int.add(j, offset), bColumn),
        bColumn,
        bRow,
        count,
        lanesLeft(columns, j, offset),
        int.add(panelB, 4 * offset),
        4 * tileColumns,
      ),
    );
    const packA = pack(
      at(a, i, aRow, k, aColumn),
      aRow,
      aColumn,
      count,
      lanesLeft(rows, i, 0),
      panelA,
      4 * tileRows,
    );
    const rowBytes = int.shiftLeft(columns, 2);
    const fits = int.and(
      int.less(int.add(i, tileRows - 1), rows),
      int.less(int.add(j, tileColumns - 1), columns),
    );
    const tile = [
      result.set(int.add(c, int.mul(i, rowBytes), int.shiftLeft(j, 2))),
      choose(
        fits,
        [multiplyTile(panelA, panelB, count, result, rowBytes, k)],
        [
          multiplyTile(panelA, panelB, count, scratch, 4 * tileColumns, 0),
          addEdge(
            scratch,
            result,
            int.min(tileRows, int.sub(rows, i)),
            int.min(tileColumns, int.sub(columns, j)),
            rowBytes,
            k,
          ),
        ],
      ),
    ];
    return [
      packedA.set(int.add(scratch, tileBytes)),
      packedB.set(int.add(packedA, 4 * blockRows * blockDepth)),
      forEach(
        k,
        [0, depth, blockDepth],
        count.set(int.min(blockDepth, int.sub(depth, k))),
        forEach(j, [0, columns, tileColumns], ...packB),
        forEach(
          top,
          [0, rows, blockRows],
          blockEnd.set(int.min(rows, int.add(top, blockRows))),
          forEach(i, [top, blockEnd, tileRows], packA),
          forEach(j, [0, columns, tileColumns], forEach(i, [top, blockEnd, tileRows], ...tile)),
        ),
      ),
    ];
  });
}

function locals5(local: Local) {
  return [local("i32"), local("i32"), local("i32"), local("i32"), local("i32")] as const;
}

/** Number of the four lanes from `start + offset` on that are inside. */
function lanesLeft(size: Int, start: Int, offset: number): Int {
  const from = int.min(size, int.add(start, offset));
  return int.min(4, int.sub(size, from));
}

/** Computes a tile of the result from packed panels; added to the result unless `added` is 0. */
function addMultiplyTile(assembly: Assembly, fused: boolean): Call {
  const names = ["a", "b", "depth", "c", "rowBytes", "added"] as const;
  return assembly.routine("multiplyTile", names, ({ a, b, depth, c, rowBytes, added }, local) => {
    const vectors = Array.from({ length: tileColumns / 4 }, (_, index) => index);
    const sums = Array.from({ length: tileRows }, () => vectors.map(() => local("v128")));
    const right = vectors.map(() => local("v128"));
    const left = local("v128");
    const end = local("i32");
    const row = (index: number) => int.add(c, int.mul(rowBytes, index));
    return [
      ...sums.flat().map((sum) => sum.set(vector.of(0))),
      end.set(int.add(a, int.mul(depth, 4 * tileRows))),
      forEachOfSome(
        a,
        [a, end, 4 * tileRows],
        ...right.map((variable, index) => variable.set(vector.load(b, 16 * index))),
        ...sums.flatMap((rowSums, index) => [
          left.set(vector.loadSplat(a, 4 * index)),
          ...rowSums.map((sum, column) => sum.set(multiplyAdd(left, right[column] as Vector, sum, fused))),
        ]),
        b.set(int.add(b, 4 * tileColumns)),
      ),
      choose(
        added,
        sums.flatMap((rowSums, index) =>
          rowSums.map((sum, column) => sum.set(vector.add(sum, vector.load(row(index), 16 * column)))),
        ),
      ),
      ...sums.flatMap((rowSums, index) =>
        rowSums.map((sum, column) => vector.store(row(index), sum, 16 * column)),
      ),
    ];
  });
}

function multiplyAdd(a: Vector, b: Vector, sum: Vector, fused: boolean): Vector {
  return fused ? vector.multiplyAdd(a, b, sum) : vector.add(sum, vector.mul(a, b));
}

/** Copies the part of a tile inside the result; added to the result unless `added` is 0. */
function addAddEdge(assembly: Assembly): Call {
  const names = ["tile", "c", "rows", "columns", "rowBytes", "added"] as const;
  return assembly.routine("addEdge", names, ({ tile, c, rows, columns, rowBytes, added }, local) => {
    const [row, column] = [local("i32"), local("i32")];
    const from = int.add(tile, int.shiftLeft(column, 2));
    const to = int.add(c, int.shiftLeft(column, 2));
    return [
      forEach(
        row,
        [0, rows, 1],
        forEach(
          column,
          [0, columns, 1],
          choose(
            added,
            [float.store(to, float.add(float.load(to), float.load(from)))],
            [int.store(to, int.load(from))],
          ),
        ),
        tile.set(int.add(tile, 4 * tileColumns)),
        c.set(int.add(c, rowBytes)),
      ),
    ];
  });
}
