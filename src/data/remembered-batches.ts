import type { Batch } from "../tensor/compile/step.ts";
import { batchBytes } from "./batch-bytes.ts";
import type { Encoder } from "./encoder.ts";
import type { Example } from "./example.ts";

/** Default size of the cache in bytes. */
const LARGEST = 64 * 2 ** 20;

/** A cached batch with its examples and encoder. */
interface Remembered {
  readonly examples: readonly Example[];
  readonly encoder: Encoder;
  readonly batch: Batch;
}

/**
 * Cache of the most recently used batches of a stream. All candidates of a growth step, and the chosen one, use the
 * same batches.
 */
export class RememberedBatches {
  private readonly largest: number;
  /** Batches by the paths of their keys, the most recently used last. */
  private readonly byKey = new Map<string, Remembered>();
  private bytes = 0;

  /** @param largest maximum size in bytes. */
  constructor(largest = LARGEST) {
    this.largest = largest;
  }

  /** The cached batch of this key, if it has the same examples and encoder. */
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
    this.bytes += batchBytes(remembered.batch);
    for (const oldest of this.byKey.keys()) {
      if (this.bytes <= this.largest) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.byKey.get(key);
    if (known === undefined) return;
    this.byKey.delete(key);
    this.bytes -= batchBytes(known.batch);
  }
}

function areSame(one: readonly Example[], other: readonly Example[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id);
}
