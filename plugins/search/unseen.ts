import type { Architecture, Random, SearchSpace, Trial } from "espalier";

/** Draws before it is worth knowing whether anything is left. */
const DRAWS = 100;

/** The architectures of a history, and the hashes of them all. */
interface Seen {
  readonly architectures: Architecture[];
  readonly hashes: Set<string>;
}

/** By the first architecture of the history: a longer history goes on from what is known of the shorter one. */
const histories = new WeakMap<Architecture, Seen>();

/** The hashes of all architectures that were proposed, whatever became of them; valid until the next call. */
export function seenHashes(trials: readonly Trial[]): ReadonlySet<string> {
  const first = trials[0]?.architecture;
  if (first === undefined) return new Set();
  const seen = beginningOf(trials, histories.get(first)) ?? { architectures: [], hashes: new Set() };
  histories.set(first, seen);
  for (let place = seen.architectures.length; place < trials.length; place++) {
    const { architecture } = trials[place]!;
    seen.architectures.push(architecture);
    seen.hashes.add(architecture.hash);
  }
  return seen.hashes;
}

/** What is known, if it is known of a history with which this one begins. */
function beginningOf(trials: readonly Trial[], seen: Seen | undefined): Seen | undefined {
  if (seen === undefined || seen.architectures.length > trials.length) return undefined;
  const { architectures } = seen;
  for (let place = 0; place < architectures.length; place++)
    if (architectures[place] !== trials[place]!.architecture) return undefined;
  return seen;
}

/** Whether `count` trials that have not failed were proposed: failed ones are replaced, running ones are waited for. */
export function isBorn(trials: readonly Trial[], count: number): boolean {
  let alive = 0;
  for (const { status } of trials) {
    if (status !== "failed") alive++;
    if (alive >= count) return true;
  }
  return false;
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
