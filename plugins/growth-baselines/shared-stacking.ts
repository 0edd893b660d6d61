import { grownParts, GrowthDimension, ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { copyingBlocks } from "./copied-blocks.ts";

export const sharedStacking = strategy(GrowthDimension, {
  type: "shared-stacking",
  summary: "Adds copies of the blocks that both modalities share. Changes the function.",
  paper: "As `stacking` and `interleaving`; the shared encoder is GrowCLIP's dimension, arXiv 2308.11331",
  options: Type.Object(
    {
      part: Type.String({ default: "shared", description: "Shared part of the model." }),
      maximum: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: "Largest number of shared blocks. By default the search space's.",
        }),
      ),
      position: Type.Enum(["end", "interleave"], {
        default: "end",
        description: "Position of copies. end: as `stacking`. interleave: as `interleaving`.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ part, maximum, position }, family) =>
    copyingBlocks(family, grownParts(family, "depth", [part]), position, maximum),
});
