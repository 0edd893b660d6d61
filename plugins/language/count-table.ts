/** Largest share of used slots. */
const FULL = 0.5;

/** Counts by keys of 32 bits: open addressing with linear probing, in typed arrays. */
export class CountTable {
  private keys = new Uint32Array(1024);
  /** 0 for a free slot. */
  private counts = new Uint32Array(1024);
  private used = 0;

  /** Number of times that a key was added. */
  get(key: number): number {
    return this.counts[this.slotOf(key)]!;
  }

  /** Adds a key once. @returns its count. */
  add(key: number): number {
    const slot = this.slotOf(key);
    const count = this.counts[slot]! + 1;
    this.keys[slot] = key;
    this.counts[slot] = count;
    if (count === 1 && ++this.used > FULL * this.keys.length) this.enlarge();
    return count;
  }

  /** The slot that holds a key, or the free one where it belongs. */
  private slotOf(key: number): number {
    const last = this.keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) ^ (key >>> 15)) & last;
    while (this.counts[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  private enlarge(): void {
    const { keys, counts } = this;
    this.keys = new Uint32Array(2 * keys.length);
    this.counts = new Uint32Array(2 * keys.length);
    keys.forEach((key, slot) => {
      if (counts[slot] === 0) return;
      const free = this.slotOf(key);
      this.keys[free] = key;
      this.counts[free] = counts[slot]!;
    });
  }
}
