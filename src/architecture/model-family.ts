import type { Architecture } from "./architecture.ts";
import type { Cost } from "./cost.ts";
import type { ModelDescription } from "./model-description.ts";

/** A dimension of the architecture and the way it grows the model. */
export interface ArchitectureDimension {
  /** The architecture's key, such as `encoder.depth`. */
  readonly name: string;
  /** The part of the model that it shapes, such as `encoder` or `embedding`. */
  readonly part: string;
  /** `depth` counts the blocks of the stack named by `part`; `width` sizes axes. */
  readonly grows: "depth" | "width";
  /** Whether growth preserves the function only to whole multiples of the current value. */
  readonly wholeMultiples?: boolean;
}

/**
 * A family of architectures, as far as a search needs it. `TrainableFamily` extends it for models that Espalier
 * trains. All methods are pure functions.
 */
export abstract class ModelFamily {
  /** The dimensions that an architecture of this family has; search spaces name these and no others. */
  abstract readonly dimensions: readonly ArchitectureDimension[];
  /** Whether a search space may have other dimensions. Default: no. */
  readonly anyDimensions?: boolean;
  /** Refuses an architecture that cannot be built. @throws EspalierError with the dimension and its value. */
  check?(architecture: Architecture): void;
  /**
   * A key that is equal for architectures of the same model, such as graphs with reordered nodes. Default: every
   * architecture is a model of its own.
   */
  identity?(architecture: Architecture): string;
  /** The model's parameters: names, axes, initial values. Default: none. @throws EspalierError as `check`. */
  describe?(architecture: Architecture): ModelDescription;
  /** Parameters and FLOPs by formula. Default: 0. */
  cost?(architecture: Architecture): Cost;
}

/** The parameters of an architecture's model; none where the family has no models. */
export function descriptionOf(family: ModelFamily, architecture: Architecture): ModelDescription {
  return family.describe?.(architecture) ?? [];
}

/** The cost of an architecture; 0 where the family has no formula. */
export function costOf(family: ModelFamily, architecture: Architecture): Cost {
  return family.cost?.(architecture) ?? { parameters: 0, flops: 0 };
}
