import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { Tokenizer } from "./model-family.ts";

/** A model in the form in which other programs load it. Everything here is a pure function. */
export interface PortableModel {
  /** Name of the file with the weights; it ends in `.safetensors`. */
  readonly weightsFile: string;
  readonly weights: ParameterTree;
  /** What those programs cannot represent and how to load it, a sentence each. Empty: they load the model as it is. */
  readonly limits: readonly string[];
  /**
   * Files beside the weights, by name: configuration, preprocessing, vocabulary.
   * @param arrivals as for `ModelFamily.tokenizer`.
   */
  files(arrivals: readonly (readonly string[])[]): Promise<ReadonlyMap<string, string | Uint8Array>>;
  /** Turns texts into the ids that `weights` expect. @param arrivals as for `ModelFamily.tokenizer`. */
  tokenizer(arrivals: readonly (readonly string[])[]): Tokenizer;
}
