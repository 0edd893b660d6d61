import { grownParts, GrowthDimension, ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { copyingBlocks } from "./copied-blocks.ts";
import { parts } from "./parts.ts";

const options = Type.Object(
  { parts: parts("all but `shared`, which is the dimension `shared-stacking`") },
  { additionalProperties: false },
);

const isOwn = (part: string) => part !== "shared";

/**
 * From depth d to d', block i (from 0) is a copy of block i mod d: the whole stack again and again, the last copy cut
 * off where d does not divide d'. G_stack's growth factor is d' / d.
 */
export const stacking = strategy(GrowthDimension, {
  type: "stacking",
  summary: "Deepens by copies of the whole stack on top of it. Changes the function.",
  paper:
    "Gong et al. 2019, Efficient Training of BERT by Progressively Stacking (StackBERT), ICML, doubles the depth; Du et al. " +
    "2024, arXiv 2405.15319 (G_stack), by whole multiples. Other depths cut the last copy off, which is ours",
  options,
  inject: [ModelFamily],
  create: ({ parts }, family) => copyingBlocks(family, grownParts(family, "depth", parts, isOwn), "end"),
});

/** From depth d to d', old block i moves to floor(i d' / d), and each new block is a copy of the old one before it. */
export const interleaving = strategy(GrowthDimension, {
  type: "interleaving",
  summary: "Deepens by copies of each block right after it. Changes the function.",
  paper:
    "Chang et al. 2018, arXiv 1710.10348, and Dong et al. 2020, ICML, double the depth; AutoProg (Li et al. 2022, arXiv " +
    "2203.14509) compares it as interpolation. The places of other depths are ours",
  options,
  inject: [ModelFamily],
  create: ({ parts }, family) =>
    copyingBlocks(family, grownParts(family, "depth", parts, isOwn), "interleave"),
});
