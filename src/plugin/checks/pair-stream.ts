import type { Pair, Pairs } from "../../data/pair.ts";
import type { PairStream } from "../../data/pair-stream.ts";
import { answers, type Fault, optional, type PortChecks, promises, property, unless } from "./check.ts";
import { firstFault, isCount, isRecord, isTexts } from "./values.ts";

export const pairStream: PortChecks<PairStream> = {
  steps: property("an integer from 1", (steps) => unless(isCount(steps, 1))),
  stepNames: property("a string for each step", (names, { steps }) =>
    unless(isTexts(names) && names.length === steps, `there are ${steps} steps`),
  ),
  imageSize: property("an integer from 0, in pixels", (side) => unless(isCount(side))),
  pairs: promises(
    "an array of pairs, or an object with `length`, `at` and an iterator",
    (pairs) => (Array.isArray(pairs) ? arrayFault(pairs) : unless(isPairs(pairs))),
    (pairs, guardPart) => (Array.isArray(pairs) ? pairs : guardPart("", pairs, pairsMade)),
  ),
  texts: optional(promises("an array of strings", (texts) => unless(isTexts(texts)))),
  picture: promises(
    "{ width, height, pixels }: both sides the stream's imageSize, and a Uint8Array of 3 times as many bytes as pixels",
    (picture, _, { imageSize }) => pictureFault(picture, imageSize),
  ),
};

/** Pairs that are made when they are asked for; only what costs nothing is looked at. */
const pairsMade: PortChecks<Pairs> = {
  length: property("an integer from 0", (length) => unless(isCount(length))),
  at: answers("a pair, or undefined outside of the length", (pair, [index], { length }) =>
    pair === undefined && !(index >= 0 && index < length) ? undefined : unless(isPair(pair)),
  ),
  [Symbol.iterator]: answers("an iterator", (iterator) => unless(isRecord(iterator))),
};

function isPairs(pairs: unknown): boolean {
  return (
    isRecord(pairs) && "length" in pairs && typeof pairs["at"] === "function" && Symbol.iterator in pairs
  );
}

function isPair(pair: unknown): pair is Pair {
  return isRecord(pair) && typeof pair["id"] === "string";
}

/** Arrays that were looked at: a stream may give the same one again and again. */
const known = new WeakSet<readonly unknown[]>();

function arrayFault(pairs: readonly unknown[]): Fault | undefined {
  if (known.has(pairs)) return undefined;
  const ids = new Set<string>();
  const fault = firstFault(pairs, (pair) => {
    const wrong = pairFault(pair);
    if (wrong !== undefined) return wrong;
    const { id } = pair as Pair;
    if (ids.has(id)) return `the id "${id}" is there twice`;
    ids.add(id);
    return undefined;
  });
  if (fault === undefined) known.add(pairs);
  return fault;
}

function pairFault(pair: unknown): Fault | undefined {
  if (!isPair(pair)) return "it is not a pair with an `id`";
  if (typeof pair.group !== "string") return "its group is not a string";
  if (!isTexts(pair.tags)) return "its tags are not an array of strings";
  const isCaptioned =
    Array.isArray(pair.captions) &&
    pair.captions.length > 0 &&
    pair.captions.every((caption: unknown) => isRecord(caption) && typeof caption["text"] === "string");
  return unless(isCaptioned, "its captions are not an array of { text }, one at least");
}

function pictureFault(picture: unknown, side: number): Fault | undefined {
  if (!isRecord(picture)) return "";
  const { width, height, pixels } = picture;
  if (!(pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray))
    return "its pixels are not bytes";
  if (width !== side || height !== side)
    return `it is ${String(width)} x ${String(height)}, not ${side} x ${side}`;
  return unless(pixels.length === side * side * 3, `it has ${pixels.length} bytes, not ${side * side * 3}`);
}
