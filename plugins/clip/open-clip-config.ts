import type { ClipOptions } from "./options.ts";
import type { StackShape } from "espalier/transformer";
import { type ClipShape, rowsOf } from "./shape.ts";

/** Content of open_clip's configuration beyond shapes and options. */
export interface OpenClipFacts {
  /** Common epsilon of a tower's normalisations; `undefined` where they differ. */
  readonly epsilon: { readonly image: number | undefined; readonly text: number | undefined };
  /** Whether open_clip alone computes the features. Otherwise its image tower returns those of all tokens. */
  readonly complete: boolean;
}

/** The content of `open_clip_config.json`; `shared_cfg` describes the shared blocks, which open_clip skips. */
export function openClipConfig(shape: ClipShape, options: ClipOptions, { epsilon, complete }: OpenClipFacts) {
  const { image, text, shared, joint, patchSize, contextLength, lnPre } = shape;
  const { imageSize, headWidth, quickGelu, colourMean, colourDeviation } = options;
  return {
    model_cfg: {
      embed_dim: joint,
      quick_gelu: quickGelu,
      vision_cfg: {
        ...{ layers: image.depth, width: image.width, head_width: headWidth, mlp_ratio: ratioOf(image) },
        ...{ patch_size: patchSize, image_size: imageSize, no_ln_pre: !lnPre },
        ...(!complete && { pool_type: "none" }),
        ...normConfig(epsilon.image),
      },
      text_cfg: {
        ...{ context_length: contextLength, vocab_size: rowsOf(options) },
        ...stackConfig(text),
        ...normConfig(epsilon.text),
        // Any name will do: for a local folder, open_clip loads the tokenizer from it.
        ...(options.tokenizer === "words" && { hf_tokenizer_name: "words" }),
      },
    },
    preprocess_cfg: {
      ...{ size: imageSize, mode: "RGB", mean: colourMean, std: colourDeviation },
      ...{ interpolation: "bicubic", resize_mode: "shortest" },
    },
    ...(!complete && { shared_cfg: stackConfig(shared) }),
  };
}

function stackConfig(stack: StackShape) {
  const { depth, width, headWidth } = stack;
  return {
    ...{ layers: depth, width, heads: Math.max(1, Math.floor(width / headWidth)) },
    mlp_ratio: ratioOf(stack),
  };
}

/** A ratio for which open_clip's `int(width * ratio)` is exactly the number of hidden units. */
function ratioOf({ width, hidden }: StackShape): number {
  const ratio = hidden / width;
  return Math.floor(width * ratio) === hidden ? ratio : (hidden + 0.5) / width;
}

function normConfig(epsilon: number | undefined) {
  return epsilon === undefined ? {} : { norm_kwargs: { eps: epsilon } };
}
