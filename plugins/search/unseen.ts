import type { Architecture, Random, SearchSpace, Trial } from "espalier";

/** Draws before it is worth knowing whether anything is left. */
const DRAWS = 100;

/** A history, and the hashes of its architectures. */
interface Seen {
  /** As it was handed over. */
  array: readonly Trial[];
  readonly trials: Trial[];
  readonly hashes: Set<string>;
}

/** By the first architecture of the history: a longer history goes on from what is known of the shorter one. */
const histories = new WeakMap<Architecture, Seen>();

/** The hashes of all architectures that were proposed, whatever became of them; valid until the next call. */
export function seenHashes(trials: readonly Trial[]): ReadonlySet<string> {
  const first = trials[0]?.architecture;
  if (first === undefined) return new Set();
  const seen = knownOf(trials, first) ?? { array: trials, trials: [], hashes: new Set() };
  histories.set(first, seen);
  seen.array = trials;
  for (let place = seen.trials.length; place < trials.length; place++) {
    const trial = trials[place]!;
    seen.trials.push(trial);
    seen.hashes.add(trial.architecture.hash);
  }
  return seen.hashes;
}

/** What is known of a history's beginning. */
function knownOf(trials: readonly Trial[], first: Architecture): Seen | undefined {
  const known = histories.get(first);
  if (known === undefined || known.trials.length > trials.length) return undefined;
  return isSameArray(trials, known) || beginsWith(trials, known.trials) ? known : undefined;
}

/** An array that has grown since it was handed over needs no second look: the trials of a search stay what they are. */
function isSameArray(trials: readonly Trial[], known: Seen): boolean {
  const last = known.trials.length - 1;
  return trials === known.array && trials[last]!.architecture === known.trials[last]!.architecture;
}

/** What has become of a trial since then does not matter. */
function beginsWith(trials: readonly Trial[], known: readonly Trial[]): boolean {
  return known.every(
    (trial, place) => trial === trials[place] || trial.architecture.hash === trials[place]!.architecture.hash,
  );
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
