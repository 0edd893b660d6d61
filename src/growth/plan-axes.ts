import type { Axis, ModelDescription } from "../architecture/model-description.ts";
import type { Random } from "../random/random.ts";
import type { AxisGrowth } from "./axis-growth.ts";
import { type AxisExpansion, productRules, type Rules, streamRules, unitRules } from "./axis-rules.ts";
import { fixedAxis, shrinkingAxis, unruledFlow } from "./errors.ts";

/**
 * The origin of the entries of a larger axis.
 * @param axis with its size before growth.
 * @param random key of the axis.
 * @throws EspalierError if it cannot grow to this size.
 */
export type GrowAxis = (axis: Axis, target: number, random: Random) => AxisGrowth;

/** The growth of one axis. */
export interface GrownAxis {
  readonly growth: AxisGrowth;
  /** @throws EspalierError if no rule exists for the parameter's flow along the axis. */
  expansionFor(axis: Axis): AxisExpansion;
}

/** Axes that grow, by name. */
export type GrownAxes = ReadonlyMap<string, GrownAxis>;

/**
 * The axes whose sizes differ between two descriptions. Streams, inner products and units have rules of their own: how
 * copies are read, what new entries hold.
 * @throws EspalierError if one is fixed or would shrink.
 */
export function planAxes(
  source: ModelDescription,
  target: ModelDescription,
  grow: GrowAxis,
  random: Random,
): GrownAxes {
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
    const rules = rulesOf(axis, size, read.has(axis.name));
    grown.set(axis.name, ruled(grow(axis, size, random.fork("axis", axis.name)), rules));
  }
  return grown;
}

function rulesOf(axis: Axis, target: number, read: boolean): Partial<Rules> {
  switch (axis.role) {
    case "fixed":
      throw fixedAxis(axis, target);
    case "hidden":
    case "heads":
      return unitRules;
    case "joint":
      return read ? streamRules : productRules;
    case "residual":
      return streamRules;
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
