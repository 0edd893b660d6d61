import fc from "fast-check";

/** Random inputs for each property where nothing else is said. */
const RUNS = 25;

/** A seed from which more is drawn; no smaller one is looked for, since it would not be a simpler one. */
export const anySeed: fc.Arbitrary<number> = fc.noShrink(fc.nat());

/** Tries a property on random inputs; of a failure the smallest input and the seed to repeat it by are printed. */
export async function holdsFor<Inputs extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Inputs]: fc.Arbitrary<Inputs[Index]> },
  property: (...inputs: Inputs) => Promise<void>,
  runs = RUNS,
): Promise<void> {
  await fc.assert(fc.asyncProperty(...arbitraries, property), { numRuns: runs, includeErrorInReport: true });
}
