import type { ModelDescription, ParameterDescription } from "espalier";
import { describePatchEmbedding } from "espalier/image-text";
import {
  type Along,
  along,
  constant,
  defaultInitials,
  describeBlocks,
  describeNorm,
  fixed,
  normal,
  scaledInitials,
  trained,
} from "espalier/transformer";
import { type ClipShape, sharedBlocks } from "./shape.ts";

/** All parameters of the model by their names in open_clip, in the order of the forward pass. */
export function describeClip(shape: ClipShape): ModelDescription {
  const joint = along("joint", "joint", shape.joint);
  return [
    ...describeImage(shape, joint).map((parameter) => ({ ...parameter, part: "image" })),
    ...describeText(shape, joint).map((parameter) => ({ ...parameter, part: "text" })),
    ...describeShared(shape, joint),
    { ...trained("logit_scale", [], constant(Math.log(1 / 0.07))), range: [0, Math.log(100)] },
  ];
}

/** One set of blocks, or one for each tower. They are deepened together, so both are parts of the same blocks. */
function describeShared(shape: ClipShape, joint: Along): ParameterDescription[] {
  const { shared } = shape;
  return [...new Set(Object.values(sharedBlocks(shape)))].flatMap((name) =>
    describeBlocks(name, shared, joint, scaledInitials(shared)).map((parameter) => ({
      ...parameter,
      block: { ...parameter.block!, part: `${name}.${parameter.block!.part}` },
    })),
  );
}

function describeImage(shape: ClipShape, joint: Along): ParameterDescription[] {
  const { image, lnPre } = shape;
  const residual = along("image.residual", "residual", image.width);
  const start = normal(image.width ** -0.5);
  return [
    ...describePatchEmbedding("visual", "image", { ...shape, width: image.width }, residual),
    ...(lnPre ? describeNorm("visual.ln_pre", residual) : []),
    ...describeBlocks("visual.transformer.resblocks", image, residual, defaultInitials(image)),
    ...describeNorm("visual.ln_post", residual),
    trained("visual.proj", [residual("reads"), joint("writes")], start),
  ];
}

function describeText(shape: ClipShape, joint: Along): ParameterDescription[] {
  const { text, contextLength, vocabularySize } = shape;
  const residual = along("text.residual", "residual", text.width);
  const write = residual("writes");
  return [
    trained("token_embedding.weight", [fixed("vocabulary", vocabularySize), write], normal(0.02)),
    trained("positional_embedding", [fixed("text.position", contextLength), write], normal(0.01)),
    ...describeBlocks("transformer.resblocks", text, residual, scaledInitials(text)),
    ...describeNorm("ln_final", residual),
    trained("text_projection", [residual("reads"), joint("writes")], normal(text.width ** -0.5)),
  ];
}
