import type { Architecture } from "./architecture.ts";
import type { Cost } from "./cost.ts";
import type { ModelDescription } from "./model-description.ts";

/** What growing a dimension of the architecture means. */
export interface ArchitectureDimension {
  /** The architecture's key, such as `encoder.depth`. */
  readonly name: string;
  /** The part of the model that it shapes, such as `encoder` or `embedding`. */
  readonly part: string;
  /** `depth` counts the blocks of the stack named by `part`; `width` sizes axes. */
  readonly grows: "depth" | "width";
  /** Whether only whole multiples of the current value can be reached without changing the function. */
  readonly wholeMultiples?: boolean;
}

/**
 * Architectures: all that a search needs. Models that train here are described by `TrainableFamily`, which extends it.
 * Everything here is a pure function.
 */
export abstract class ModelFamily {
  /** The dimensions that an architecture of this family has; search spaces name these and no others. */
  abstract readonly dimensions: readonly ArchitectureDimension[];
  /** Whether a search space may have any other dimensions. Default: no. */
  readonly anyDimensions?: boolean;
  /** Refuses an architecture that cannot be built. @throws EspalierError with the dimension and its value. */
  check?(architecture: Architecture): void;
  /**
   * Equal for architectures that are one model written differently, such as graphs that differ in the order of their
   * nodes. Default: every architecture is a model of its own.
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
