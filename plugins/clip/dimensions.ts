import type { ArchitectureDimension } from "espalier";

const block = (part: string): ArchitectureDimension[] => [
  { name: `${part}.depth`, part, grows: "depth" },
  { name: `${part}.mlpRatio`, part, grows: "width" },
];
const width = (part: string): ArchitectureDimension => ({ name: `${part}.width`, part, grows: "width" });

/**
 * The dimensions of an architecture of this family.
 * @param lnPre behind that normalisation the image tower's stream has to stay as it was, entry by entry.
 */
export function clipDimensions(lnPre: boolean): readonly ArchitectureDimension[] {
  return [
    ...block("image"),
    { ...width("image"), wholeMultiples: lnPre },
    ...block("text"),
    width("text"),
    ...block("shared"),
    { ...width("embedding"), wholeMultiples: true },
  ];
}
