import { Value } from "typebox/value";
import { Architecture, type ArchitectureValues } from "espalier";
import { type ClipOptions, clipOptions as schema } from "../../../plugins/clip/options.ts";

/** Options with defaults filled in. */
export function clipOptions(options: Partial<ClipOptions> = {}): ClipOptions {
  return Value.Parse(schema, Value.Default(schema, { ...options }));
}

/** Two small towers that share nothing, with some values changed. */
export function architecture(changes: ArchitectureValues = {}): Architecture {
  return new Architecture({
    "image.depth": 2,
    "image.width": 64,
    "image.mlpRatio": 2,
    "text.depth": 1,
    "text.width": 96,
    "text.mlpRatio": 1.5,
    "shared.depth": 0,
    "shared.mlpRatio": 3,
    "embedding.width": 32,
    ...changes,
  });
}
