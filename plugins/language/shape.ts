import type { Architecture, ArchitectureDimension } from "espalier";
import { stackDimensions, stackShape, type StackShape, widthDimension } from "espalier/transformer";
import type { LanguageOptions } from "./options.ts";

/** All sizes of a model. */
export interface LanguageShape {
  readonly decoder: StackShape;
  readonly contextLength: number;
  readonly tiedHead: boolean;
}

/** The sizes that an architecture and the options give. @throws EspalierError for sizes that cannot be built. */
export function shapeOfLanguage(architecture: Architecture, options: LanguageOptions): LanguageShape {
  const { contextLength, headWidth, tiedHead } = options;
  return { decoder: stackShape(architecture, "decoder", headWidth), contextLength, tiedHead };
}

/** The dimensions of an architecture. @param tiedHead logits that are inner products need whole copies of the stream. */
export function languageDimensions(tiedHead: boolean): readonly ArchitectureDimension[] {
  return [...stackDimensions("decoder"), { ...widthDimension("decoder"), wholeMultiples: tiedHead }];
}
