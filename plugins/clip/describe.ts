import type { Axis, ModelDescription, ParameterDescription } from "espalier";
import {
  type Along,
  constant,
  defaultInitials,
  describeBlocks,
  describeNorm,
  normal,
  scaledInitials,
  trained,
  uniform,
} from "./describe-blocks.ts";
import type { ClipShape } from "./shape.ts";

/** Every parameter of the model under open_clip's name for it, in the order of the forward pass. */
export function describeClip(shape: ClipShape): ModelDescription {
  const joint = along("joint", "joint", shape.joint);
  return [
    ...describeImage(shape, joint).map((parameter) => ({ ...parameter, tower: "image" as const })),
    ...describeText(shape, joint).map((parameter) => ({ ...parameter, tower: "text" as const })),
    ...describeBlocks("shared.resblocks", shape.shared, joint, scaledInitials(shape.shared)),
    { ...trained("logit_scale", [], constant(Math.log(1 / 0.07))), range: [0, Math.log(100)] },
  ];
}

function describeImage(shape: ClipShape, joint: Along): ParameterDescription[] {
  const { image, patchSize, patches, lnPre } = shape;
  const residual = along("image.residual", "residual", image.width);
  const write = residual("writes");
  const pixels = [fixed("patch.channel", 3), fixed("patch.row", patchSize), fixed("patch.column", patchSize)];
  const start = normal(image.width ** -0.5);
  return [
    trained("visual.class_embedding", [write], start),
    trained("visual.positional_embedding", [fixed("image.position", patches + 1), write], start),
    trained("visual.conv1.weight", [write, ...pixels], uniform((3 * patchSize ** 2) ** -0.5)),
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

function along(name: string, role: Axis["role"], size: number): Along {
  return (flow) => ({ name, role, flow, size });
}

function fixed(name: string, size: number): Axis {
  return { name, role: "fixed", flow: "reads", size };
}
