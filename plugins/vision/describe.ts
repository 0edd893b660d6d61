import type { ModelDescription } from "espalier";
import { describePatchEmbedding } from "espalier/image-text";
import {
  along,
  constant,
  defaultInitials,
  describeBlocks,
  describeNorm,
  fixed,
  trained,
  uniform,
} from "espalier/transformer";
import type { VisionShape } from "./shape.ts";

/**
 * Every parameter in the order of the forward pass. Those of the encoder have the names of open_clip's image tower.
 */
export function describeVision(shape: VisionShape): ModelDescription {
  const { encoder, classes } = shape;
  const residual = along("encoder.residual", "residual", encoder.width);
  const rows = fixed("class", classes);
  return [
    ...describePatchEmbedding("visual", "encoder", shape, residual),
    ...describeBlocks("visual.transformer.resblocks", encoder, residual, defaultInitials(encoder)),
    ...describeNorm("visual.ln_post", residual),
    trained("head.weight", [rows, residual("reads")], uniform(encoder.width ** -0.5)),
    trained("head.bias", [rows], constant(0)),
  ].map((parameter) => ({ ...parameter, part: "encoder" }));
}
