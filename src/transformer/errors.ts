import { EspalierError } from "../espalier-error.ts";

export function impossibleDepth(stack: string, depth: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_DEPTH",
    message: `Dimension ${stack}.depth is ${depth}.`,
    culprit: `${stack}.depth`,
    allowed: "whole numbers from 0",
    remedy: "Change the dimension's values in the search space.",
    exitCode: 2,
  });
}

export function fractionalHeads(stack: string, width: number, headWidth: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_HEADS",
    message: `The ${stack} blocks have width ${width}, which is not a multiple of the head width ${headWidth}.`,
    culprit: `${stack} width`,
    allowed: `multiples of ${headWidth}`,
    remedy: "Change the dimension's values in the search space, or /model/headWidth.",
    exitCode: 2,
  });
}

export function fractionalHidden(stack: string, width: number, ratio: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_HIDDEN",
    message: `An MLP with ratio ${ratio} and width ${width} would have ${ratio * width} hidden units.`,
    culprit: `${stack}.mlpRatio`,
    allowed: "ratios for which ratio * width is an integer for every width",
    remedy: "Change the dimension's values in the search space.",
    exitCode: 2,
  });
}
