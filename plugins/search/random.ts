import { SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";
import { drawUnseen, seenTexts } from "./unseen.ts";

export const random = strategy(SearchStrategy, {
  type: "random",
  summary: "Random search: draws every architecture of the space with the same probability.",
  paper: "Bergstra and Bengio 2012, Random search for hyper-parameter optimization, JMLR 13",
  options: Type.Object(
    {
      repeats: Type.Boolean({
        default: false,
        description:
          "Whether an architecture may be proposed again. If false, the search ends when the space is exhausted.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ repeats }) => ({
    propose({ space, trials, random }) {
      const architecture = repeats ? space.sample(random) : drawUnseen(space, seenTexts(trials), random);
      return architecture && { architecture };
    },
  }),
});
