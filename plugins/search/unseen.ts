import type { Architecture, Random, SearchSpace, Trial } from "espalier";

/** Draws without an unseen architecture before the space is enumerated. */
const MAX_DRAWS = 100;

/** A history and its architectures as strings, which are faster to compute than hashes. */
interface Seen {
  /** The array passed last. */
  array: readonly Trial[];
  readonly trials: Trial[];
  readonly texts: Set<string>;
}

/** Cache by the history's first architecture, so that a longer history extends the entry of a shorter one. */
const histories = new WeakMap<Architecture, Seen>();

/** All proposed architectures as strings, failed trials included. Valid until the next call. */
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

/** The cached entry of a history's beginning. */
function knownOf(trials: readonly Trial[], first: Architecture): Seen | undefined {
  const known = histories.get(first);
  if (known === undefined || known.trials.length > trials.length) return undefined;
  return isSameArray(trials, known) || beginsWith(trials, known.trials) ? known : undefined;
}

/** Whether the array passed last has grown. Its trials need no comparison, since a search only appends. */
function isSameArray(trials: readonly Trial[], known: Seen): boolean {
  const last = known.trials.length - 1;
  return trials === known.array && trials[last]!.architecture === known.trials[last]!.architecture;
}

/** Whether the known architectures come first, whatever the status of their trials. */
function beginsWith(trials: readonly Trial[], known: readonly Trial[]): boolean {
  return known.every(
    (trial, place) => trial === trials[place] || trial.architecture.hash === trials[place]!.architecture.hash,
  );
}

/** Whether `count` trials were proposed that have not failed. Running ones count. */
export function hasProposed(trials: readonly Trial[], count: number): boolean {
  let proposed = 0;
  for (const { status } of trials) {
    if (status !== "failed") proposed++;
    if (proposed >= count) return true;
  }
  return false;
}

/** A uniform draw among the unseen architectures, or `undefined` if none is left. */
export function drawUnseen(
  space: SearchSpace,
  seen: ReadonlySet<string>,
  random: Random,
): Architecture | undefined {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const architecture = space.sample(random.fork("draw", draw));
    if (!seen.has(String(architecture))) return architecture;
  }
  const left: Architecture[] = [];
  for (const architecture of space.enumerate()) if (!seen.has(String(architecture))) left.push(architecture);
  return left.length === 0 ? undefined : random.fork("left").choice(left);
}
