import type { Architecture, Random, SearchSpace, Trial } from "espalier";

/** Draws before it is worth knowing whether anything is left. */
const DRAWS = 100;

/** A history, and its architectures as texts, which are quicker to make than hashes. */
interface Seen {
  /** As it was handed over. */
  array: readonly Trial[];
  readonly trials: Trial[];
  readonly texts: Set<string>;
}

/** By the first architecture of the history: a longer history goes on from what is known of the shorter one. */
const histories = new WeakMap<Architecture, Seen>();

/** All architectures that were proposed, as texts, whatever became of them; valid until the next call. */
export function seenTexts(trials: readonly Trial[]): ReadonlySet<string> {
  const first = trials[0]?.architecture;
  if (first === undefined) return new Set();
  const seen = knownOf(trials, first) ?? { array: trials, trials: [], texts: new Set() };
  histories.set(first, seen);
  seen.array = trials;
  for (let place = seen.trials.length; place < trials.length; place++) {
    const trial = trials[place]!;
    seen.trials.push(trial);
    seen.texts.add(String(trial.architecture));
  }
  return seen.texts;
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
export function hasProposed(trials: readonly Trial[], count: number): boolean {
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
    if (!seen.has(String(architecture))) return architecture;
  }
  const left: Architecture[] = [];
  for (const architecture of space.enumerate()) if (!seen.has(String(architecture))) left.push(architecture);
  return left.length === 0 ? undefined : random.fork("left").choice(left);
}
