import { SearchStrategy, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { drawUnseen, seenTexts } from "./unseen.ts";

const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

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
          "enumeration: the last dimension changes fastest. spread: in strides of 0.618 of the grid, so that any number of trials is spread over all of it; from a grid of more than 2^53 points it draws.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ order }) => ({
    propose({ space, trials, random }) {
      const seen = seenTexts(trials);
      if (order === "spread" && !Number.isSafeInteger(space.gridSize)) {
        const architecture = drawUnseen(space, seen, random);
        return architecture && { architecture };
      }
      const stride = order === "spread" ? spreadStride(space.gridSize) : 1;
      for (let place = nextPlace(trials); place < space.gridSize; place++) {
        const architecture = space.at(remainder(place, stride, space.gridSize));
        if (architecture !== undefined && !seen.has(String(architecture)))
          return { architecture, notes: { place } };
      }
      return undefined;
    },
  }),
});

/** The place after the last one that the history remembers: what lies before needs no second look. */
function nextPlace(trials: readonly Trial[]): number {
  const last = trials.findLast((trial) => typeof trial.notes["place"] === "number");
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
