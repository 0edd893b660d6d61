import type { Architecture } from "espalier";
import { stackShape, type StackShape } from "espalier/transformer";
import { fractionalPatches } from "./errors.ts";
import type { ClipOptions } from "./options.ts";

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

/** The sizes of an architecture with these options. @throws EspalierError for sizes that cannot be built. */
export function shapeOfClip(architecture: Architecture, options: ClipOptions): ClipShape {
  const { patchSize, imageSize, contextLength, headWidth, lnPre } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const joint = architecture.number("embedding.width");
  return {
    image: stackShape(architecture, "image", headWidth),
    text: stackShape(architecture, "text", headWidth),
    shared: stackShape(architecture, "shared", headWidth, joint),
    joint,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    contextLength,
    vocabularySize: rowsOf(options),
    lnPre,
  };
}

/** Vocabulary size: 256 bytes, 256 bytes at a word's end, merges, start and end of text. */
const bytePairRows = 49408;

/** Rows of the token embedding. */
export function rowsOf(options: ClipOptions): number {
  return options.tokenizer === "words" ? options.vocabularySize : bytePairRows;
}
