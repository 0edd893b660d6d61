import type { Architecture } from "espalier";
import type { Colours, PatchShape } from "espalier/image-text";
import { stackShape, type StackShape } from "espalier/transformer";
import { fractionalPatches } from "./errors.ts";
import type { VisionOptions } from "./options.ts";

/** All sizes of a model. */
export interface VisionShape extends PatchShape {
  readonly encoder: StackShape;
  /** Rows of the head. */
  readonly classes: number;
  readonly colours: Colours;
}

/** The sizes of an architecture with these options. @throws EspalierError for sizes that cannot be built. */
export function shapeOfVision(architecture: Architecture, options: VisionOptions): VisionShape {
  const { patchSize, imageSize, headWidth, classes } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const encoder = stackShape(architecture, "encoder", headWidth);
  return {
    encoder,
    width: encoder.width,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    classes,
    colours: { mean: options.colourMean, deviation: options.colourDeviation },
  };
}
