import { Contender, type Introduction, type Stretch } from "./contender.ts";
import type { Entrant } from "./entrants.ts";

/** Duration of the measurement. */
export interface Rounds {
  readonly rounds: number;
  /** Length of each contender's turn in each round. */
  readonly seconds: number;
}

/** Result of an entrant at one shape. */
export interface Result extends Introduction {
  readonly name: string;
  /** One per round. */
  readonly stretches: readonly Stretch[];
}

/** An entrant that failed. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

interface Runner {
  readonly name: string;
  readonly contender: Contender;
  readonly introduction: Introduction;
  readonly stretches: Stretch[];
}

/**
 * Measures all entrants in turn, round after round, so that drifts of the machine's speed affect all of them. Only one
 * computes at a time.
 * @param tell prints a line of progress
 */
export async function race(
  entrants: readonly Entrant[],
  { rounds, seconds }: Rounds,
  tell: (line: string) => void,
): Promise<readonly (Result | Failure)[]> {
  const runners = new Map<string, Runner>();
  const failures = new Map<string, string>();
  const attempt = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failures.set(name, `failed: ${(error as Error).message}`);
    }
  };
  for (const { name, command, obstacle } of entrants) {
    if (obstacle !== undefined) failures.set(name, obstacle);
    else await attempt(name, async () => void runners.set(name, await start(name, command, seconds)));
    tell(`${name}: ${failures.get(name) ?? "ready"}`);
  }
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}`);
    for (const { name, contender, stretches } of runners.values())
      if (!failures.has(name))
        await attempt(name, async () => void stretches.push(await contender.run(seconds)));
  }
  for (const { contender } of runners.values()) await contender.close();
  return entrants.map(({ name }) => resultOf(name, runners.get(name), failures.get(name)));
}

/** Starts an entrant and warms it up. */
async function start(name: string, command: Entrant["command"], seconds: number): Promise<Runner> {
  const { contender, introduction } = await Contender.start(command);
  await contender.run(seconds / 2);
  return { name, contender, introduction, stretches: [] };
}

function resultOf(name: string, runner: Runner | undefined, reason: string | undefined): Result | Failure {
  if (runner === undefined || reason !== undefined) return { name, reason: reason ?? "failed" };
  return { name, ...runner.introduction, stretches: runner.stretches };
}

export function isResult(outcome: Result | Failure): outcome is Result {
  return "stretches" in outcome;
}
