import type { Architecture, Random, SearchSpace, Trial } from "espalier";

/** Draws before it is worth knowing whether anything is left. */
const DRAWS = 100;

/** The hashes of all architectures that were proposed, whatever became of them. */
export function seenHashes(trials: readonly Trial[]): ReadonlySet<string> {
  return new Set(trials.map((trial) => trial.architecture.hash));
}

/** A uniform draw from what has not been proposed yet, or `undefined` if nothing is left. */
export function drawUnseen(
  space: SearchSpace,
  seen: ReadonlySet<string>,
  random: Random,
): Architecture | undefined {
  for (let draw = 0; draw < DRAWS; draw++) {
    const architecture = space.sample(random.fork("draw", draw));
    if (!seen.has(architecture.hash)) return architecture;
  }
  const left = [...space.enumerate()].filter((architecture) => !seen.has(architecture.hash));
  return left.length === 0 ? undefined : random.fork("left").choice(left);
}
