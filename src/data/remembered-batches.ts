import type { Batch } from "../tensor/compile/step.ts";
import type { Encoder } from "./encoder.ts";
import type { Example } from "./example.ts";

/** Bytes of batches that are kept. */
const LARGEST = 64 * 2 ** 20;

/** A batch and what it was made of. */
interface Remembered {
  readonly examples: readonly Example[];
  readonly encoder: Encoder;
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

  /** The batch of this key, if it was made of the same examples by the same encoder. */
  find(key: string, examples: readonly Example[], encoder: Encoder): Batch | undefined {
    const found = this.byKey.get(key);
    if (found === undefined || found.encoder !== encoder || !areSame(found.examples, examples))
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

function areSame(one: readonly Example[], other: readonly Example[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id);
}

function bytesOf(batch: Batch): number {
  return Object.values(batch).reduce((sum, { data }) => sum + data.byteLength, 0);
}
