import { addUnits, copyUnits, type Filling, growStream, type Split } from "./axis-growth.ts";
import { notWholeMultiple } from "./errors.ts";
import type { GrowAxis } from "./plan-axes.ts";

/** Options of an exact widening. */
export interface WideningChoices {
  /** New hidden units and heads: fresh ones that are read with weight 0, or copies that share the read weights. */
  readonly units: "fresh" | "copy";
  readonly split: Split;
  /** Content of wider residual streams; default: whole copies. */
  readonly stream?: Filling;
}

/** Growth of axes that preserves the function. It throws an EspalierError for a joint axis by other than whole multiples. */
export function exactGrowth({ units, split, stream }: WideningChoices): GrowAxis {
  return (axis, target, random) => {
    const { role, size, unit = 1 } = axis;
    if (role === "residual") return growStream(size, target, { split, filling: stream }, random);
    if (role === "joint") {
      if (target % size !== 0) throw notWholeMultiple(axis, target);
      return growStream(size, target, { split }, random);
    }
    return units === "fresh" ? addUnits(size, target) : copyUnits(size, target, unit, split, random);
  };
}
