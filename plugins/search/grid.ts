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

/** Places that are looked at for one proposal, at most. */
const LOOKS = 1e5;

export const grid = strategy(SearchStrategy, {
  type: "grid",
  summary: "Goes through the whole space, each architecture once.",
  paper:
    "Spread order: multiples of the golden ratio (van der Corput and Weyl); any number of them lies evenly",
  options: Type.Object(
    {
      order: Type.Enum(["enumeration", "spread"], {
        default: "enumeration",
        description:
          "enumeration: the last dimension changes fastest. spread: in strides of 0.618 of the grid, so that any number of trials is spread over all of it; where 100,000 places in a row are refused, and in grids beyond 2^53 points, it draws.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ order }) => ({
    propose({ space, trials, random }) {
      const seen = seenTexts(trials);
      const last = trials.findLast(({ notes }) => typeof notes["place"] === "number");
      if (order === "spread") return spreadOut(space, seen, placeBehind(last), random);
      const start = last !== undefined && space.contains(last.architecture) ? last.architecture : undefined;
      for (const architecture of space.enumerate(start))
        if (!seen.has(String(architecture)))
          return { architecture, notes: { place: space.indexOf(architecture) } };
      return undefined;
    },
  }),
});

/** The next architecture in strides from a place on; a random one of a grid that is too large or refuses too much. */
function spreadOut(space: SearchSpace, seen: ReadonlySet<string>, from: number, random: Random): Proposal {
  const size = space.gridSize;
  if (!Number.isSafeInteger(size)) return drawOut(space, seen, random, {});
  const stride = spreadStride(size);
  const end = Math.min(size, from + LOOKS);
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

/** What lies before the last place that the history remembers needs no second look. */
function placeBehind(last: Trial | undefined): number {
  return last === undefined ? 0 : (last.notes["place"] as number) + 1;
}

/** The number nearest below `size / golden ratio` that has no divisor in common with `size`: it visits every place. */
export function spreadStride(size: number): number {
  let stride = Math.max(1, Math.round(size / GOLDEN_RATIO));
  while (greatestCommonDivisor(stride, size) !== 1) stride--;
  return stride;
}

/** Of a product, exactly. */
function remainder(one: number, other: number, divisor: number): number {
  const product = one * other;
  if (Number.isSafeInteger(product)) return product % divisor;
  return Number((BigInt(one) * BigInt(other)) % BigInt(divisor));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
