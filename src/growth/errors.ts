import type { ArchitectureChange } from "../architecture/architecture.ts";
import type { Axis } from "../architecture/model-description.ts";
import { EspalierError } from "../espalier-error.ts";

export function ungrownChanges(changes: readonly ArchitectureChange[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_UNGROWN",
    message: `No growth dimension can change ${changes.map(({ dimension, from, to }) => `${dimension} from ${from} to ${to}`).join(", ")}.`,
    culprit: changes.map(({ dimension }) => dimension).join(", "),
    allowed: "changes along the growth dimensions",
    remedy: "Add the growth dimension to /growth/dimensions, or keep these values in the search space.",
    exitCode: 2,
  });
}

export function shrinkingAxis(axis: Axis, target: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_SHRINKS",
    message: `Axis "${axis.name}" would shrink from ${axis.size} to ${target}.`,
    culprit: axis.name,
    allowed: `sizes from ${axis.size}`,
    remedy: "Growth never shrinks a model: remove smaller values from the growth space.",
  });
}

export function fixedAxis(axis: Axis, target: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_FIXED_AXIS",
    message: `Axis "${axis.name}" is fixed and cannot go from ${axis.size} to ${target}.`,
    culprit: axis.name,
    allowed: `${axis.size}`,
    remedy: "Let the model family describe the axis with a role that can be widened.",
  });
}

export function notWholeMultiple(axis: Axis, target: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_WHOLE_MULTIPLE",
    message: `Axis "${axis.name}" cannot go from ${axis.size} to ${target} without changing the function.`,
    culprit: axis.name,
    allowed: `whole multiples of ${axis.size}`,
    remedy: "Use values that each divide the next, or mark the family's dimension `wholeMultiples`.",
  });
}

export function unruledFlow(axis: Axis): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_UNRULED_FLOW",
    message: `A parameter ${axis.flow} axis "${axis.name}", but that axis has no operator for "${axis.flow}".`,
    culprit: axis.name,
    allowed: axis.role === "joint" ? "`writes`, or a stream that is also read" : "`writes` and `reads`",
    remedy: "Describe axes under a normalisation as `residual`.",
  });
}

export function fewerBlocks(stack: string, from: number, to: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_FEWER_BLOCKS",
    message: `Stack "${stack}" would lose blocks, from ${from} to ${to}.`,
    culprit: stack,
    allowed: `depths from ${from}`,
    remedy: "Growth never shrinks a model: remove smaller values from the growth space.",
  });
}

export function notInside(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SLICE_NOT_INSIDE",
    message: `Parameter or axis "${name}" of the smaller model does not fit into the larger model.`,
    culprit: name,
    allowed: "architectures with no dimension larger than the containing model's",
    remedy: "Give the larger model the largest value of every dimension.",
  });
}

export function unknownPart(part: string, grows: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWTH_UNKNOWN_PART",
    message: `The model has no part "${part}" that grows in ${grows}.`,
    culprit: part,
    allowed: known.join(", "),
    remedy: "Name parts of the model that have such a dimension, or omit the option.",
    exitCode: 2,
  });
}
