import { CountTable } from "./count-table.ts";
import { BYTES } from "./tokens.ts";

/** Longest context in bytes: with the next byte it fills a key of 32 bits. */
const LONGEST = 3;

/** Counts of the bytes that follow contexts of one length. */
interface Order {
  /** Counts by context and next byte. */
  readonly pairs: CountTable;
  /** Number of bytes after each context. */
  readonly followed: CountTable;
  /** Number of distinct bytes after each context. */
  readonly kinds: CountTable;
}

/**
 * A model of the next byte by counts of the bytes after the last 0 to 3 bytes. Orders are interpolated as by Witten and
 * Bell 1991, The Zero-Frequency Problem (method C), down to equal shares for all bytes:
 * `p_k(b | c) = (n(c, b) + t(c) p_{k-1}(b | c')) / (n(c) + t(c))`, with n(c) bytes of t(c) kinds after the context c.
 */
export class ByteCounts {
  private readonly orders: readonly Order[];
  private readonly likeliest = new Map<string, number>();

  /** @param longest bytes of the longest context, at most 3. */
  constructor(longest = LONGEST) {
    if (longest > LONGEST) throw new RangeError(`contexts of ${longest} bytes, at most ${LONGEST}`);
    this.orders = Array.from({ length: longest + 1 }, () => ({
      pairs: new CountTable(),
      followed: new CountTable(),
      kinds: new CountTable(),
    }));
  }

  /** Counts the bytes of a text. */
  learn(text: Uint8Array): void {
    this.likeliest.clear();
    for (let at = 0; at < text.length; at++)
      for (let length = 0; length < this.orders.length && length <= at; length++) {
        const { pairs, followed, kinds } = this.orders[length]!;
        const context = contextOf(text, at, length);
        followed.add(context);
        if (pairs.add(pairKey(context, text[at]!)) === 1) kinds.add(context);
      }
  }

  /** The probability of a byte after those of `text` before `at`. */
  probability(byte: number, text: Uint8Array, at: number): number {
    let share = 1 / BYTES;
    for (let length = 0; length < this.orders.length && length <= at; length++) {
      const { pairs, followed, kinds } = this.orders[length]!;
      const context = contextOf(text, at, length);
      const count = followed.get(context);
      if (count === 0) return share;
      const unseen = kinds.get(context);
      share = (pairs.get(pairKey(context, byte)) + unseen * share) / (count + unseen);
    }
    return share;
  }

  /** The most probable byte after those of `text` before `at`; the lowest of equally probable ones. */
  mostLikely(text: Uint8Array, at: number): number {
    const length = Math.min(at, this.orders.length - 1);
    const key = `${length} ${contextOf(text, at, length)}`;
    const known = this.likeliest.get(key) ?? this.argMax(text, at);
    this.likeliest.set(key, known);
    return known;
  }

  private argMax(text: Uint8Array, at: number): number {
    let [best, most] = [0, -1];
    for (let byte = 0; byte < BYTES; byte++) {
      const share = this.probability(byte, text, at);
      if (share > most) [best, most] = [byte, share];
    }
    return best;
  }
}

/** The bytes before a place as a number. */
function contextOf(text: Uint8Array, at: number, length: number): number {
  let context = 0;
  for (let place = at - length; place < at; place++) context = (context << 8) | text[place]!;
  return context;
}

function pairKey(context: number, byte: number): number {
  return ((context << 8) | byte) >>> 0;
}
