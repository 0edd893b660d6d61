import { EspalierError } from "../espalier-error.ts";

export function impossibleDepth(stack: string, depth: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_DEPTH",
    message: `${stack}.depth is ${depth}.`,
    culprit: `${stack}.depth`,
    allowed: "whole numbers from 0",
    remedy: "Change the dimension's values in the search space.",
    exitCode: 2,
  });
}

export function fractionalHeads(stack: string, width: number, headWidth: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_HEADS",
    message: `The ${stack} blocks are ${width} wide, which heads of width ${headWidth} do not divide.`,
    culprit: `${stack} width`,
    allowed: `multiples of ${headWidth}`,
    remedy: "Change the dimension's values in the search space, or /model/headWidth.",
    exitCode: 2,
  });
}

export function fractionalHidden(stack: string, width: number, ratio: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TRANSFORMER_HIDDEN",
    message: `An MLP of ratio ${ratio} on ${width} would have ${ratio * width} hidden units.`,
    culprit: `${stack}.mlpRatio`,
    allowed: "ratios that make a whole number of units with every width",
    remedy: "Change the dimension's values in the search space.",
    exitCode: 2,
  });
}
