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

/** What an architecture and the options amount to. @throws EspalierError for sizes that cannot be built. */
export function shapeOfClip(architecture: Architecture, options: ClipOptions): ClipShape {
  const { patchSize, imageSize, contextLength, lnPre } = options;
  if (imageSize % patchSize !== 0) throw fractionalPatches(imageSize, patchSize);
  const joint = architecture.number("embedding.width");
  return {
    image: stackOf(architecture, "image", architecture.number("image.width"), options),
    text: stackOf(architecture, "text", architecture.number("text.width"), options),
    shared: stackOf(architecture, "shared", joint, options),
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

function stackOf(
  architecture: Architecture,
  name: string,
  width: number,
  { headWidth }: ClipOptions,
): StackShape {
  const depth = architecture.number(`${name}.depth`);
  const ratio = architecture.number(`${name}.mlpRatio`);
  return stackShape(name, { depth, width, ratio }, headWidth);
}
