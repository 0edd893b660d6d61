import { type Architecture, type ArchitectureValue, EspalierError } from "espalier";

export function noGrowthDimensions(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWCLIP_NO_DIMENSIONS",
    message: "The growth space can reach no other architecture without growth dimensions.",
    culprit: "/growth/dimensions",
    allowed: 'at least one, such as ["width", "depth", "shared-encoder"]',
    remedy: 'Name them, or choose the growth space "whole" if children should start from fresh parameters.',
    exitCode: 2,
  });
}

export function unknownScheduleDimension(
  entry: number,
  dimension: string,
  known: readonly string[],
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWCLIP_SCHEDULE_DIMENSION",
    message: `The search space has no dimension "${dimension}".`,
    culprit: `/growth/space/architectures/${entry}`,
    allowed: known.join(", "),
    remedy: "Correct the name.",
    exitCode: 2,
  });
}

export function scheduleOutsideSpace(entry: number, architecture: Architecture): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWCLIP_SCHEDULE_OUTSIDE",
    message: `The search space does not have ${architecture}.`,
    culprit: `/growth/space/architectures/${entry}`,
    remedy: "Choose values and combinations that the search space allows.",
    exitCode: 2,
  });
}

export function scheduleShrinks(
  step: number,
  dimension: string,
  from: ArchitectureValue | undefined,
  to: ArchitectureValue | undefined,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWCLIP_SCHEDULE_SHRINKS",
    message: `At step ${step}, "${dimension}" cannot grow from ${String(from)} to ${String(to)}.`,
    culprit: "/growth/space/architectures",
    allowed: "values that the growth dimensions reach from those of the step before",
    remedy: "Correct the value, or add a growth dimension that changes it.",
    exitCode: 2,
  });
}
