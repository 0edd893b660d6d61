/** Largest number of classes whose accuracies a score has, so that event logs stay small. */
export const MAXIMUM_CLASSES = 100;

/** Accuracy on the items of a class. */
export interface ClassAccuracy {
  readonly name: string;
  /** Number of items of the class. */
  readonly count: number;
  /** Number of those that were classified rightly. */
  readonly right: number;
}

/**
 * Accuracy by class, in alphabetical order; undefined for more than 100 classes.
 * @param labels class of each item.
 * @param right whether each item was classified rightly.
 */
export function classAccuracies(
  labels: readonly string[],
  right: readonly boolean[],
): readonly ClassAccuracy[] | undefined {
  const classes = new Map<string, ClassAccuracy>();
  labels.forEach((name, item) => {
    const known = classes.get(name) ?? { name, count: 0, right: 0 };
    classes.set(name, { name, count: known.count + 1, right: known.right + (right[item] === true ? 1 : 0) });
  });
  if (classes.size > MAXIMUM_CLASSES) return undefined;
  return [...classes.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
