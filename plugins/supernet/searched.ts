import { nested, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

export const searched = strategy(ParameterInheritance, {
  type: "searched",
  summary:
    "The child is what the search has trained of it; candidates and the supernet start by another one.",
  paper:
    "Li et al. 2022, AutoProg, arXiv 2203.14509: the winner goes on with the supernet's parameters, so that the search is part of the training",
  options: Type.Object(
    {
      inheritance: nested(ParameterInheritance, {
        default: "copy",
        description:
          "How the supernet starts from the current model, and the child where no search has trained it.",
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
