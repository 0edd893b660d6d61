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

/** The sizes by an architecture and the options. @throws EspalierError for sizes that cannot be built. */
export function shapeOfVision(architecture: Architecture, options: VisionOptions): VisionShape {
  const { patchSize, imageSize, headWidth, classes } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const depth = architecture.number("encoder.depth");
  const width = architecture.number("encoder.width");
  const ratio = architecture.number("encoder.mlpRatio");
  return {
    encoder: stackShape("encoder", { depth, width, ratio }, headWidth),
    width,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    classes,
    colours: { mean: options.colourMean, deviation: options.colourDeviation },
  };
}
