import type { ArchitectureDimension } from "../architecture/model-family.ts";

/** Depth and MLP ratio of a stack of blocks. */
export function stackDimensions(part: string): readonly ArchitectureDimension[] {
  return [
    { name: `${part}.depth`, part, grows: "depth" },
    { name: `${part}.mlpRatio`, part, grows: "width" },
  ];
}

/** Width of a stack's residual stream. */
export function widthDimension(part: string): ArchitectureDimension {
  return { name: `${part}.width`, part, grows: "width" };
}
