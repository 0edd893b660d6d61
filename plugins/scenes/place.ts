import type { Draws } from "./draws.ts";
import type { Cell, SceneObject } from "./scene.ts";

/** Cells along a side. */
export const CELLS_PER_SIDE = 3;

/** Positions of objects, as shares of the picture's side. */
interface Layout {
  /** Centre of the first cell. */
  readonly centre: number;
  /** Distance between the centres of adjacent cells. */
  readonly spacing: number;
  /** Radii of small and large objects. */
  readonly radii: readonly [number, number];
  /** Largest offset of a small and a large object from its cell's centre. */
  readonly reach: readonly [number, number];
}

const ALONE: Layout = { centre: 0.22, spacing: 0.28, radii: [0.125, 0.2], reach: [0.06, 0.02] };
const TOGETHER: Layout = { centre: 1 / 6, spacing: 1 / 3, radii: [0.125, 0.16], reach: [0.04, 0.005] };

/** Places an object at random in its cell. @param isAlone single objects are drawn larger. */
export function place(
  cell: Cell,
  size: number,
  isAlone: boolean,
  draws: Draws,
): Pick<SceneObject, "x" | "y" | "radius"> {
  const { centre, spacing, radii, reach } = isAlone ? ALONE : TOGETHER;
  const around = reach[size] as number;
  return {
    x: centre + spacing * cell.column + draws.around(around),
    y: centre + spacing * cell.row + draws.around(around),
    radius: radii[size] as number,
  };
}

/** A random empty cell. */
export function freeCell(taken: readonly Cell[], draws: Draws): Cell {
  for (;;) {
    const cell = { column: draws.below(CELLS_PER_SIDE), row: draws.below(CELLS_PER_SIDE) };
    if (!taken.some(({ column, row }) => column === cell.column && row === cell.row)) return cell;
  }
}

/** Two cells in one row or in one column. */
export function alignedCells(draws: Draws): readonly [Cell, Cell] {
  const line = draws.below(CELLS_PER_SIDE);
  const one = draws.below(CELLS_PER_SIDE);
  const other = (one + 1 + draws.below(CELLS_PER_SIDE - 1)) % CELLS_PER_SIDE;
  const isRow = draws.bernoulli(0.5);
  const cell = (along: number) => (isRow ? { column: along, row: line } : { column: line, row: along });
  return [cell(one), cell(other)];
}
