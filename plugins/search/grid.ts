import {
  type Notes,
  type Proposal,
  type Random,
  type SearchSpace,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { drawUnseen, seenTexts } from "./unseen.ts";

const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

/** Largest number of places checked for one proposal. */
const MAX_CHECKED = 1e5;

export const grid = strategy(SearchStrategy, {
  type: "grid",
  summary: "Enumerates the whole space, each architecture once.",
  paper:
    "Spread order: multiples of the golden ratio (van der Corput and Weyl), which are evenly spread for any count",
  options: Type.Object(
    {
      order: Type.Enum(["enumeration", "spread"], {
        default: "enumeration",
        description:
          "enumeration: the last dimension changes fastest. spread: strides of 0.618 of the grid, so that any number of trials covers the whole space. Draws at random after 100,000 consecutive refused places, and in grids of more than 2^53 points.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ order }) => ({
    propose({ space, trials, random }) {
      const seen = seenTexts(trials);
      const last = trials.findLast(({ notes }) => typeof notes["place"] === "number");
      if (order === "spread") return spreadOut(space, seen, placeAfter(last), random);
      const start = last !== undefined && space.contains(last.architecture) ? last.architecture : undefined;
      for (const architecture of space.enumerate(start))
        if (!seen.has(String(architecture)))
          return { architecture, notes: { place: space.indexOf(architecture) } };
      return undefined;
    },
  }),
});

/** The next architecture in spread order from a place on, or a random one if the grid is too large or sparse. */
function spreadOut(space: SearchSpace, seen: ReadonlySet<string>, from: number, random: Random): Proposal {
  const size = space.gridSize;
  if (!Number.isSafeInteger(size)) return drawOut(space, seen, random, {});
  const stride = spreadStride(size);
  const end = Math.min(size, from + MAX_CHECKED);
  for (let place = from; place < end; place++) {
    const architecture = space.at(remainder(place, stride, size));
    if (architecture !== undefined && !seen.has(String(architecture)))
      return { architecture, notes: { place } };
  }
  return end < size ? drawOut(space, seen, random, { place: end - 1 }) : undefined;
}

function drawOut(space: SearchSpace, seen: ReadonlySet<string>, random: Random, notes: Notes): Proposal {
  const architecture = drawUnseen(space, seen, random);
  return architecture && { architecture, notes };
}

/** The place after the last one in the history: all before it have been checked. */
function placeAfter(last: Trial | undefined): number {
  return last === undefined ? 0 : (last.notes["place"] as number) + 1;
}

/** The largest number up to `size / golden ratio` that is coprime to `size`, so that strides visit every place. */
export function spreadStride(size: number): number {
  let stride = Math.max(1, Math.round(size / GOLDEN_RATIO));
  while (greatestCommonDivisor(stride, size) !== 1) stride--;
  return stride;
}

/** `one * other % divisor`, exactly. */
function remainder(one: number, other: number, divisor: number): number {
  const product = one * other;
  if (Number.isSafeInteger(product)) return product % divisor;
  return Number((BigInt(one) * BigInt(other)) % BigInt(divisor));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
