import { median } from "../../src/statistics/median.ts";
import { COMPILED_REFERENCE, FUSED_REFERENCE, REFERENCE } from "./entrants.ts";
import type { Result } from "./race.ts";

/** Milliseconds of all steps of all rounds, ascending. */
export function stepTimes({ stretches }: Result): number[] {
  return stretches.flatMap(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
}

/** Pairs per second relative to PyTorch eager, the faster of the two PyTorch eager, and torch.compile. */
export function ratios(result: Result, all: readonly Result[]): (number | undefined)[] {
  return [[REFERENCE], [REFERENCE, FUSED_REFERENCE], [COMPILED_REFERENCE]].map((names) => {
    const references = all.filter(({ name }) => names.includes(name));
    return references.length < names.length ? undefined : ratio(result, references);
  });
}

/** The median over rounds of the fastest reference's time divided by the result's. */
function ratio(result: Result, references: readonly Result[]): number {
  const fastest = references.map(roundTimes);
  return median(
    roundTimes(result).map(
      (time, round) => Math.min(...fastest.map((times) => times[round] as number)) / time,
    ),
  );
}

/** The median step of each round. */
function roundTimes({ stretches }: Result): number[] {
  return stretches.map(({ milliseconds }) => median(milliseconds));
}

/** Number of steps after which the one that is ready later has overtaken the other; undefined for never. */
export function breakEven(sooner: Result, faster: Result): number | undefined {
  const saved = median(stepTimes(sooner)) - median(stepTimes(faster));
  const lost = 1000 * (faster.readySeconds - sooner.readySeconds);
  if (lost <= 0 && saved >= 0) return 1;
  return saved <= 0 ? undefined : Math.max(1, 1 + Math.ceil(lost / saved)); // The ready time includes the first step.
}
