import { Contender, type Stretch } from "./contender.ts";
import { engineEntrant } from "./entrants.ts";
import { markdownTable } from "../../src/report/markdown-table.ts";
import { median } from "../../src/statistics/median.ts";

import type { Rounds } from "./race.ts";
import { type Shape, shapeName } from "./shape.ts";

/** Longer turns, since at the end of a turn the last step of one process runs alone. */
const TURNS = 3;

/** Steps per second at one shape, one number per round. */
interface Throughput {
  readonly alone: readonly number[];
  readonly together: readonly number[];
}

/** Compares two processes that share the machine, as workers do, with one process. */
export async function workersSection(shapes: readonly Shape[], rounds: Rounds): Promise<string> {
  const rows: string[][] = [];
  for (const shape of shapes) rows.push(row(shape, await measure(shape, rounds)));
  const columns = ["shape", "one process, steps/s", "two processes, steps/s together", "ratio"];
  return `### Two workers\n\nNative graph.\n\n${markdownTable(columns, rows)}`;
}

async function measure(shape: Shape, { rounds, seconds: turn }: Rounds): Promise<Throughput> {
  const seconds = TURNS * turn;
  const contenders: Contender[] = [];
  for (const workers of [1, 2, 2]) {
    const { contender } = await Contender.start(engineEntrant("native", "graph", shape, workers).command);
    contenders.push(contender);
    await contender.run(seconds / 2);
  }
  const [one, ...two] = contenders as [Contender, Contender, Contender];
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push(stepsPerSecond(await one.run(seconds)));
    const stretches = await Promise.all(two.map((contender) => contender.run(seconds)));
    together.push(stretches.map(stepsPerSecond).reduce((sum, steps) => sum + steps, 0));
  }
  await Promise.all(contenders.map((contender) => contender.close()));
  return { alone, together };
}

function stepsPerSecond({ milliseconds }: Stretch): number {
  return (1000 * milliseconds.length) / milliseconds.reduce((sum, time) => sum + time, 0);
}

function row(shape: Shape, { alone, together }: Throughput): string[] {
  const ratio = median(together.map((steps, round) => steps / (alone[round] as number)));
  return [shapeName(shape), median(alone).toFixed(1), median(together).toFixed(1), ratio.toFixed(2)];
}
