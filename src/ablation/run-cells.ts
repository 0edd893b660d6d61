import type { CellFailure } from "./cell-process.ts";
import type { Cell } from "./plan.ts";

/** How cells are run. */
export interface RunningCells {
  /** Runs one. @returns why it has failed, or `undefined`. */
  readonly run: (cell: Cell) => Promise<CellFailure | undefined>;
  /** Number of cells at a time. */
  readonly atOnce: number;
  /** Whether the first failure ends the sweep. */
  readonly failFast: boolean;
  readonly onStart: (cell: Cell) => void;
  readonly onEnd: (cell: Cell, failure: CellFailure | undefined, seconds: number) => void;
  /** Whether further cells may start after one has ended. Default: yes. */
  readonly mayGoOn?: () => boolean;
}

/**
 * Runs cells in order, some at a time. A failed cell does not end the others, unless the machine has caused it.
 * @returns why cells have failed, by the hash of their content.
 */
export async function runCells(
  cells: readonly Cell[],
  { run, atOnce, failFast, onStart, onEnd, mayGoOn = () => true }: RunningCells,
): Promise<ReadonlyMap<string, CellFailure>> {
  const failures = new Map<string, CellFailure>();
  const waiting = [...cells];
  let isOver = false;
  const work = async () => {
    for (let cell = waiting.shift(); cell !== undefined && !isOver; cell = waiting.shift()) {
      onStart(cell);
      const start = performance.now();
      const failure = await run(cell);
      if (failure !== undefined) {
        failures.set(cell.content, failure);
        isOver ||= failFast || failure.environmental;
      }
      onEnd(cell, failure, (performance.now() - start) / 1000);
      isOver ||= !mayGoOn();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}
