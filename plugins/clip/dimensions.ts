import type { ArchitectureDimension } from "espalier";
import { stackDimensions, widthDimension } from "espalier/transformer";

/**
 * The dimensions of an architecture of this family.
 * @param lnPre limits the image width to whole multiples: the stream after that normalisation must stay entry by entry.
 */
export function clipDimensions(lnPre: boolean): readonly ArchitectureDimension[] {
  return [
    ...stackDimensions("image"),
    { ...widthDimension("image"), wholeMultiples: lnPre },
    ...stackDimensions("text"),
    widthDimension("text"),
    ...stackDimensions("shared"),
    { ...widthDimension("embedding"), wholeMultiples: true },
  ];
}
