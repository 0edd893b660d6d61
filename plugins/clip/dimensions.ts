import type { ArchitectureDimension } from "espalier";

const block = (part: string): ArchitectureDimension[] => [
  { name: `${part}.depth`, part, grows: "depth" },
  { name: `${part}.mlpRatio`, part, grows: "width" },
];
const width = (part: string): ArchitectureDimension => ({ name: `${part}.width`, part, grows: "width" });

/** The dimensions of an architecture of this family. */
export const clipDimensions: readonly ArchitectureDimension[] = [
  ...block("image"),
  width("image"),
  ...block("text"),
  width("text"),
  ...block("shared"),
  { ...width("embedding"), wholeMultiples: true },
];
