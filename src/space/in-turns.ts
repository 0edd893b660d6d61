/** Interleaves sequences: the first item of each, then the second of each, and so on. */
export function* inTurns<Item>(sequences: readonly Iterator<Item>[]): Generator<Item> {
  let left = sequences;
  while (left.length > 0) {
    const unfinished: Iterator<Item>[] = [];
    for (const sequence of left) {
      const turn = sequence.next();
      if (turn.done === true) continue;
      yield turn.value;
      unfinished.push(sequence);
    }
    left = unfinished;
  }
}
