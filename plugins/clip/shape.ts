import type { Architecture } from "espalier";
import { fractionalHeads, fractionalHidden, fractionalPatches, impossibleDepth } from "./errors.ts";
import type { ClipOptions } from "./options.ts";

/** A stack of equal transformer blocks. */
export interface StackShape {
  readonly name: "image" | "text" | "shared";
  readonly depth: number;
  /** Of the residual stream, and of all heads together. */
  readonly width: number;
  /** Of the MLP. */
  readonly hidden: number;
  readonly headWidth: number;
}

/** All sizes of a model. */
export interface ClipShape {
  readonly image: StackShape;
  readonly text: StackShape;
  readonly shared: StackShape;
  /** Width of the joint embedding. */
  readonly joint: number;
  readonly patchSize: number;
  /** Image tokens without the class token. */
  readonly patches: number;
  readonly contextLength: number;
  readonly vocabularySize: number;
  readonly lnPre: boolean;
}

/** What an architecture and the options amount to. @throws EspalierError for sizes that cannot be built. */
export function shapeOfClip(architecture: Architecture, options: ClipOptions): ClipShape {
  const { patchSize, imageSize, contextLength, lnPre } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const joint = architecture.number("embedding.width");
  return {
    image: stackShape(architecture, "image", architecture.number("image.width"), options),
    text: stackShape(architecture, "text", architecture.number("text.width"), options),
    shared: stackShape(architecture, "shared", joint, options),
    joint,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    contextLength,
    vocabularySize: rowsOf(options),
    lnPre,
  };
}

/** Bytes, bytes that end a word, merges, start and end of text. */
const bytePairRows = 49408;

/** Rows of the token embedding. */
export function rowsOf(options: ClipOptions): number {
  return options.tokenizer === "words" ? options.vocabularySize : bytePairRows;
}

function stackShape(
  architecture: Architecture,
  name: StackShape["name"],
  width: number,
  { headWidth }: ClipOptions,
): StackShape {
  const depth = architecture.number(`${name}.depth`);
  if (!Number.isInteger(depth) || depth < 0) throw impossibleDepth(name, depth);
  const ratio = architecture.number(`${name}.mlpRatio`);
  const hidden = Math.round(ratio * width * 1e6) / 1e6; // 2.4 * 160 is not quite 384
  if (depth > 0 && width % headWidth !== 0) throw fractionalHeads(name, width, headWidth);
  if (depth > 0 && !Number.isInteger(hidden)) throw fractionalHidden(name, width, ratio);
  return { name, depth, width, hidden, headWidth };
}
