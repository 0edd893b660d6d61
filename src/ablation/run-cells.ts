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
 * Runs cells in order, some at a time, each after its guide. A failed cell does not end the others, unless the machine
 * has caused it.
 * @returns why cells have failed, by the hash of their content.
 */
export async function runCells(
  cells: readonly Cell[],
  { run, atOnce, failFast, onStart, onEnd, mayGoOn = () => true }: RunningCells,
): Promise<ReadonlyMap<string, CellFailure>> {
  const failures = new Map<string, CellFailure>();
  const waiting = [...cells];
  const running = new Map<string, Promise<void>>();
  let isOver = false;
  const work = async (cell: Cell) => {
    onStart(cell);
    const start = performance.now();
    const failure = await run(cell);
    if (failure !== undefined) {
      failures.set(cell.content, failure);
      isOver ||= failFast || failure.environmental;
    }
    onEnd(cell, failure, (performance.now() - start) / 1000);
    isOver ||= !mayGoOn();
    running.delete(cell.content);
  };
  const hasEnded = (content: string | undefined) =>
    content === undefined || (!running.has(content) && !waiting.some((cell) => cell.content === content));
  while (!isOver && waiting.length > 0) {
    const place = running.size < atOnce ? waiting.findIndex(({ guide }) => hasEnded(guide)) : -1;
    const [cell] = place < 0 ? [] : waiting.splice(place, 1);
    if (cell !== undefined) running.set(cell.content, work(cell));
    else await Promise.race(running.values());
  }
  await Promise.all(running.values());
  return failures;
}
