import type { Architecture } from "espalier";
import { stackShape, type StackShape } from "espalier/transformer";
import { fractionalPatches } from "./errors.ts";
import type { ClipOptions } from "./options.ts";

/** All sizes of a model. */
export interface ClipShape {
  readonly image: StackShape;
  readonly text: StackShape;
  readonly shared: StackShape;
  /** Whether both towers use the same weights in the shared blocks. */
  readonly sharedWeights: boolean;
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
  const { patchSize, imageSize, contextLength, headWidth, sharedWeights, lnPre } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const joint = architecture.number("embedding.width");
  return {
    image: stackShape(architecture, "image", headWidth),
    text: stackShape(architecture, "text", headWidth),
    shared: stackShape(architecture, "shared", headWidth, joint),
    sharedWeights,
    joint,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    contextLength,
    vocabularySize: rowsOf(options),
    lnPre,
  };
}

/** Names of the parameters of the shared blocks by tower, without `.INDEX.PARAMETER`. */
export function sharedBlocks({ sharedWeights }: ClipShape): Readonly<Record<"image" | "text", string>> {
  return sharedWeights
    ? { image: "shared.resblocks", text: "shared.resblocks" }
    : { image: "shared.image.resblocks", text: "shared.text.resblocks" };
}

/** Vocabulary size: 256 bytes, 256 bytes at a word's end, merges, start and end of text. */
const bytePairRows = 49408;

/** Rows of the token embedding. */
export function rowsOf(options: ClipOptions): number {
  return options.tokenizer === "words" ? options.vocabularySize : bytePairRows;
}
