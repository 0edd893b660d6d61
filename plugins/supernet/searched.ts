import { nested, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

export const searched = strategy(ParameterInheritance, {
  type: "searched",
  summary:
    "The winner keeps the weights that the search has trained. Another inheritance starts candidates and supernet.",
  paper:
    "Li et al. 2022, AutoProg, arXiv 2203.14509: the winner continues with the supernet's parameters, so that the search is part of the training",
  options: Type.Object(
    {
      inheritance: nested(ParameterInheritance, {
        default: "copy",
        description:
          "Inheritance of the supernet from the current model, and of a child that no search has trained.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ inheritance }) => ({
    averageWindow: inheritance.averageWindow,
    keeps: inheritance.keeps,
    takeOver: (state) => ({ state, plan: {} }),
    inherit: (request) => inheritance.inherit(request),
  }),
});
