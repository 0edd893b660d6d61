import type { Axis, ModelDescription } from "../architecture/model-description.ts";
import type { Random } from "../random/random.ts";
import { addUnits, type AxisGrowth, copyUnits, type Filling, growStream, type Split } from "./axis-growth.ts";
import { type AxisExpansion, productRules, type Rules, streamRules, unitRules } from "./axis-rules.ts";
import { fixedAxis, notWholeMultiple, shrinkingAxis, unruledFlow } from "./errors.ts";

/** Options of an exact widening. */
export interface WideningChoices {
  /** New hidden units and heads: fresh ones that are read with weight 0, or copies that share the read weights. */
  readonly units: "fresh" | "copy";
  readonly split: Split;
  /** Content of wider residual streams; default: whole copies. */
  readonly stream?: Filling;
}

/** The growth of one axis. */
export interface GrownAxis {
  readonly growth: AxisGrowth;
  /** @throws EspalierError if no rule exists for the parameter's flow along the axis. */
  expansionFor(axis: Axis): AxisExpansion;
}

/** The axes whose sizes differ between two descriptions, by name. @throws EspalierError if one cannot be grown. */
export function planAxes(
  source: ModelDescription,
  target: ModelDescription,
  choices: WideningChoices,
  random: Random,
): ReadonlyMap<string, GrownAxis> {
  const targetSizes = new Map(axesOf(target).map((axis) => [axis.name, axis.size]));
  const read = new Set(
    axesOf(target)
      .filter((axis) => axis.flow !== "writes")
      .map((axis) => axis.name),
  );
  const grown = new Map<string, GrownAxis>();
  for (const axis of axesOf(source)) {
    const size = targetSizes.get(axis.name) ?? axis.size;
    if (size === axis.size || grown.has(axis.name)) continue;
    if (size < axis.size) throw shrinkingAxis(axis, size);
    grown.set(axis.name, planAxis(axis, size, read.has(axis.name), choices, random.fork("axis", axis.name)));
  }
  return grown;
}

function planAxis(
  axis: Axis,
  target: number,
  read: boolean,
  { units, split, stream }: WideningChoices,
  random: Random,
): GrownAxis {
  switch (axis.role) {
    case "fixed":
      throw fixedAxis(axis, target);
    case "joint":
      if (target % axis.size !== 0) throw notWholeMultiple(axis, target);
      return ruled(growStream(axis.size, target, { split }, random), read ? streamRules : productRules);
    case "residual":
      return ruled(growStream(axis.size, target, { split, filling: stream }, random), streamRules);
    case "hidden":
    case "heads":
      return ruled(
        units === "fresh"
          ? addUnits(axis.size, target)
          : copyUnits(axis.size, target, axis.unit ?? 1, split, random),
        unitRules,
      );
  }
}

function ruled(growth: AxisGrowth, rules: Partial<Rules>): GrownAxis {
  return {
    growth,
    expansionFor: (axis) => {
      const rule = rules[axis.flow];
      if (rule === undefined) throw unruledFlow(axis);
      return rule(growth);
    },
  };
}

function axesOf(description: ModelDescription): Axis[] {
  return description.flatMap((parameter) => parameter.axes);
}
