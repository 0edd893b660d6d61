import type { Architecture, ArchitectureDimension } from "espalier";
import { stackDimensions, stackShape, type StackShape, widthDimension } from "espalier/transformer";
import type { LanguageOptions } from "./options.ts";

/** All sizes of a model. */
export interface LanguageShape {
  readonly decoder: StackShape;
  readonly contextLength: number;
  readonly tiedHead: boolean;
}

/** The sizes of an architecture with these options. @throws EspalierError for sizes that cannot be built. */
export function shapeOfLanguage(architecture: Architecture, options: LanguageOptions): LanguageShape {
  const { contextLength, headWidth, tiedHead } = options;
  return { decoder: stackShape(architecture, "decoder", headWidth), contextLength, tiedHead };
}

/** The dimensions of an architecture. @param tiedHead limits the width to whole multiples. */
export function languageDimensions(tiedHead: boolean): readonly ArchitectureDimension[] {
  return [...stackDimensions("decoder"), { ...widthDimension("decoder"), wholeMultiples: tiedHead }];
}
