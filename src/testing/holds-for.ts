import fc from "fast-check";

/** Default number of random inputs per property. */
const RUNS = 25;

/** A seed for further draws. It is not shrunk, since smaller seeds are not simpler. */
export const anySeed: fc.Arbitrary<number> = fc.noShrink(fc.nat());

/** Checks a property on random inputs. A failure prints the smallest input and the seed that repeats it. */
export async function holdsFor<Inputs extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Inputs]: fc.Arbitrary<Inputs[Index]> },
  property: (...inputs: Inputs) => Promise<void>,
  runs = RUNS,
): Promise<void> {
  await fc.assert(fc.asyncProperty(...arbitraries, property), { numRuns: runs, includeErrorInReport: true });
}
