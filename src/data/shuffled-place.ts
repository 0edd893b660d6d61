import type { Random } from "../random/random.ts";

/** Rounds of the Feistel network; four suffice for a pseudorandom permutation (Luby and Rackoff 1988). */
const ROUNDS = 4;

/**
 * Position of an index in a shuffled order, without storing the order: a Feistel network over the next even number of
 * bits, applied until the result is in range (cycle walking, Black and Rogaway 2002). A permutation of all indices.
 * @param place index from 0 to `size - 1`.
 * @param size at most 2^48.
 * @param random the order's key.
 */
export function shuffledPlace(place: number, size: number, random: Random): number {
  let half = 2;
  while (half * half < size) half *= 2;
  const keys = random.uniforms(ROUNDS);
  let [left, right] = [Math.floor(place / half), place % half];
  do {
    for (const key of keys) [left, right] = [right, (left + (mixed(right, key * 2 ** 32) % half)) % half];
  } while (left * half + right >= size);
  return left * half + right;
}

/** 32-bit hash of two numbers. */
function mixed(value: number, key: number): number {
  let bits = Math.imul((value ^ key) + 0x9e3779b9, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
