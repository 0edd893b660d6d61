import { EspalierError } from "../../espalier-error.ts";

export function expansionNotExact(step: number, change: number, tolerance: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EXPANSION_NOT_EXACT",
    message: `Growing changed an output by ${change.toPrecision(2)}, though all operators claim to change nothing (tolerance ${tolerance}).`,
    culprit: `step ${step}, /growth/dimensions`,
    remedy:
      "Correct the family's description: a residual axis is read behind normalisations over it, the last parameter of a " +
      "block closes its branch, and flows are right. Or correct the operator; one that is not exact says so.",
  });
}

/**
 * @param weights of the child.
 * @param kept the parent's weights that they are declared to go on from.
 */
export function weightsNotKept(
  step: number,
  weights: string,
  kept: string,
  change: number,
  tolerance: number,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEIGHTS_NOT_KEPT",
    message: `The inheritance declares that the child's ${weights} weights keep the parent's ${kept} weights, but an output changed by ${change.toPrecision(2)} (tolerance ${tolerance}).`,
    culprit: `step ${step}, /growth/inheritance`,
    remedy: 'Correct the inheritance, or let it declare "none" for these weights.',
  });
}
