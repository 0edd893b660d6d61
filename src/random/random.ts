import { hash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** A list to draw from: an array, or an object that returns an item by its index. */
interface Items<Item> {
  readonly length: number;
  at(place: number): Item | undefined;
}

/**
 * A random key without state: each draw is a pure function of the key, the method and its arguments. Repeated calls
 * return the same value, in any order; fork keys for independent draws.
 */
export class Random {
  private readonly path: string;

  /** @param path a seed, or the whole path of another key. */
  constructor(path: string | number) {
    this.path = String(path);
  }

  /** An independent key for each path: `random.fork("trial", 12)`. */
  fork(...parts: readonly (string | number)[]): Random {
    let path = this.path;
    for (const part of parts) path += `/${encodePart(part)}`;
    return new Random(path);
  }

  /** The whole path; keys are equal exactly if their paths are. */
  toString(): string {
    return this.path;
  }

  /** A number in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator("uniform"));
  }

  /** `count` numbers in [0, 1). */
  uniforms(count: number): Float64Array {
    const generator = this.generator("uniforms");
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) values[index] = uniformFloat64(generator);
    return values;
  }

  /** An integer in [low, high], both ends included. */
  integer(low: number, high: number): number {
    return uniformInt(this.generator("integer"), low, high);
  }

  /** `count` draws of the standard normal distribution (Box and Muller 1958). */
  normals(count: number): Float64Array {
    const generator = this.generator("normals");
    const values = new Float64Array(count);
    for (let index = 0; index < count; index += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      values[index] = radius * Math.cos(angle);
      if (index + 1 < count) values[index + 1] = radius * Math.sin(angle);
    }
    return values;
  }

  /** One of `items`. */
  choice<Item>(items: Items<Item>): Item {
    if (items.length === 0) throw new RangeError("nothing to choose from");
    return items.at(uniformInt(this.generator("choice"), 0, items.length - 1)) as Item;
  }

  /** A shuffled copy (Fisher and Yates). */
  shuffle<Item>(items: Iterable<Item>): Item[] {
    const generator = this.generator("shuffle");
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = uniformInt(generator, 0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
    }
    return shuffled;
  }

  /** `count` different items in random order, in time proportional to `count`; all of them if there are fewer. */
  sample<Item>(items: Items<Item>, count: number): Item[] {
    const generator = this.generator("sample");
    const moved = new Map<number, number>();
    return Array.from({ length: Math.min(count, items.length) }, (_, index) => {
      const drawn = uniformInt(generator, index, items.length - 1);
      const item = items.at(moved.get(drawn) ?? drawn) as Item;
      moved.set(drawn, moved.get(index) ?? index);
      return item;
    });
  }

  private generator(draw: string): RandomGenerator {
    // A binary string takes half the time of a buffer.
    const digest = hash("sha256", `${this.path} ${draw}`, "binary");
    return xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => integerAt(digest, offset)));
  }
}

/** Four bytes as a signed integer, the lowest one first. */
function integerAt(bytes: string, offset: number): number {
  let value = 0;
  for (let byte = 3; byte >= 0; byte--) value = (value << 8) | bytes.charCodeAt(offset + byte);
  return value;
}

/** Escapes separators in a part of a path; unlike `encodeURIComponent` alone it accepts every string. */
function encodePart(part: string | number): string {
  if (typeof part === "number") return String(part);
  return part.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll(" ", "%20");
}
