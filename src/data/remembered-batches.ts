import type { Tokenizer } from "../architecture/model-family.ts";
import type { Batch } from "./batch.ts";
import type { Pair } from "./pair.ts";

/** Bytes of batches that are kept. */
const LARGEST = 64 * 2 ** 20;

/** A batch and what it was made of. */
interface Remembered {
  readonly pairs: readonly Pair[];
  readonly tokenizer: Tokenizer;
  readonly batch: Batch;
}

/**
 * The batches of a stream that were used last: all candidates of a growth step see the same ones, and so does the
 * chosen one.
 */
export class RememberedBatches {
  private readonly largest: number;
  /** By their keys' paths, the last used last. */
  private readonly byKey = new Map<string, Remembered>();
  private bytes = 0;

  /** @param largest bytes that are kept at most. */
  constructor(largest = LARGEST) {
    this.largest = largest;
  }

  /** The batch of this key, if it was made of the same pairs by the same tokenizer. */
  find(key: string, pairs: readonly Pair[], tokenizer: Tokenizer): Batch | undefined {
    const found = this.byKey.get(key);
    if (found === undefined || found.tokenizer !== tokenizer || !areSame(found.pairs, pairs))
      return undefined;
    this.byKey.delete(key);
    this.byKey.set(key, found);
    return found.batch;
  }

  keep(key: string, remembered: Remembered): void {
    this.forget(key);
    this.byKey.set(key, remembered);
    this.bytes += bytesOf(remembered.batch);
    for (const oldest of this.byKey.keys()) {
      if (this.bytes <= this.largest) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.byKey.get(key);
    if (known === undefined) return;
    this.byKey.delete(key);
    this.bytes -= bytesOf(known.batch);
  }
}

function areSame(one: readonly Pair[], other: readonly Pair[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id);
}

function bytesOf({ images, tokens, positives, ambiguous }: Batch): number {
  return [images, tokens, positives, ambiguous].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
