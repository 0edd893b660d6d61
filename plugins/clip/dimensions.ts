import type { ArchitectureDimension } from "espalier";
import { stackDimensions, widthDimension } from "espalier/transformer";

/**
 * The dimensions of an architecture of this family.
 * @param lnPre behind that normalisation the image tower's stream has to stay as it was, entry by entry.
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
