import type { Random } from "espalier";

/** Key of draws: two numbers of 32 bits. */
export type DrawKey = readonly [number, number];

/** Converts a key of the framework to a key of draws. */
export function drawKey(random: Random): DrawKey {
  const [one, other] = random.uniforms(2);
  return [wordOf(one as number), wordOf(other as number)];
}

/**
 * Fast random numbers for the many small choices of a scene: 128 bits of state, mixed by additions, shifts and a counter
 * (the chaotic generator "sfc32" of PractRand). They depend on key, index and purpose alone.
 */
export class Draws {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /**
   * @param index from 0, below 2^53.
   * @param purpose draws for different purposes are independent.
   */
  constructor([one, other]: DrawKey, index: number, purpose: number) {
    this.a = one ^ Math.imul(Math.floor(index / 2 ** 32), 0x85ebca6b);
    this.b = (other ^ Math.imul(purpose + 1, 0x9e3779b1)) | 0;
    this.c = index | 0;
    for (let round = 0; round < 12; round++) this.word();
  }

  /** A whole number of 32 bits, from 0. */
  word(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1). */
  uniform(): number {
    return this.word() / 2 ** 32;
  }

  /** A number in [-reach, reach). */
  around(reach: number): number {
    return (2 * this.uniform() - 1) * reach;
  }

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** True with a given probability. */
  bernoulli(probability: number): boolean {
    return this.uniform() < probability;
  }

  choice<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError("nothing to choose from");
    return items[this.below(items.length)] as Item;
  }

  /** A shuffled copy (Fisher and Yates). */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
    }
    return shuffled;
  }
}

function wordOf(uniform: number): number {
  return Math.floor(uniform * 2 ** 32);
}
