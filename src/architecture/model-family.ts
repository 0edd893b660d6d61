import type { Scalar, Tensor2D, Tensor4D } from "@tensorflow/tfjs-core";
import type { ParameterTree, TensorTree } from "../tensor/parameter-tree.ts";
import type { Architecture } from "./architecture.ts";
import type { Cost } from "./cost.ts";
import type { ForwardHook } from "./forward-hook.ts";
import type { ModelDescription } from "./model-description.ts";
import type { PortableModel } from "./portable-model.ts";

/** What growing a dimension of the architecture means. */
export interface ArchitectureDimension {
  /** The architecture's key, such as `image.depth`. */
  readonly name: string;
  /** The part of the model that it shapes, such as `image`, `text`, `shared` or `embedding`. */
  readonly part: string;
  /** `depth` counts the blocks of the stack named by `part`; `width` sizes axes. */
  readonly grows: "depth" | "width";
  /** Whether only whole multiples of the current value can be reached without changing the function. */
  readonly wholeMultiples?: boolean;
}

/** Features of a batch, both of length 1 (L2-normalised), and the scale of their inner products. */
export interface Features {
  /** `[batch, embedding]`. */
  readonly image: Tensor2D;
  /** `[batch, embedding]`. */
  readonly text: Tensor2D;
  /** The factor on the inner products, after exponentiation. */
  readonly scale: Scalar;
}

/** Turns texts into token ids; knows the words seen up to some growth step. */
export interface Tokenizer {
  /** `[texts.length, context]` in row-major order. Unknown words have an id of their own. */
  encode(texts: readonly string[]): Int32Array;
  /** Number of ids in use. */
  readonly size: number;
}

/** From an architecture to parameters, forward pass and cost. Everything here is a pure function. */
export abstract class ModelFamily {
  /** The dimensions that an architecture of this family has; search spaces name these and no others. */
  abstract readonly dimensions: readonly ArchitectureDimension[];
  /** Whether a search space may have any other dimensions: `describe` refuses what it cannot build. Default: no. */
  readonly anyDimensions?: boolean;
  /**
   * Equal for architectures that are one model written differently, such as graphs that differ in the order of their
   * nodes. Left out: every architecture is a model of its own.
   */
  identity?(architecture: Architecture): string;
  /** Tokens of a text, padding included. */
  abstract readonly contextLength: number;
  /** Side of the square pictures that it takes, in pixels; the stream's must be the same. */
  abstract readonly imageSize: number;
  /** The model's parameters: names, axes, initial values. @throws EspalierError for a value it cannot build. */
  abstract describe(architecture: Architecture): ModelDescription;
  /** Length of the features. */
  abstract embeddingWidth(architecture: Architecture): number;
  /** Parameters and FLOPs by formula. */
  abstract cost(architecture: Architecture): Cost;
  /**
   * The tokenizer after some growth steps. Ids of known words never change.
   * @param arrivals the training texts of each step so far, in order of arrival.
   */
  abstract tokenizer(arrivals: readonly (readonly string[])[]): Tokenizer;
  /** Pictures `[batch, size, size, 3]` in 0 to 1 to unit vectors `[batch, embedding]`. */
  abstract imageFeatures(
    architecture: Architecture,
    parameters: TensorTree,
    images: Tensor4D,
    hook?: ForwardHook,
  ): Tensor2D;
  /** Token ids `[batch, context]` (int32) to unit vectors `[batch, embedding]`. */
  abstract textFeatures(
    architecture: Architecture,
    parameters: TensorTree,
    tokens: Tensor2D,
    hook?: ForwardHook,
  ): Tensor2D;
  /** The learned factor on inner products. */
  abstract scale(parameters: TensorTree): Scalar;
  /** The model for `espalier export`. Default: the parameters under their own names, and no other file. */
  portable?(architecture: Architecture, parameters: ParameterTree): PortableModel;
}
