import type { DataStream } from "../data/data-stream.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { TrainedModel } from "./trained-model.ts";

/** Input for the files of a portable model. */
export interface ExportSource {
  readonly stream: DataStream;
  /** The growth step that trained the model. */
  readonly step: number;
  /** The model on the engine, with its own parameters rather than the portable weights. */
  readonly model: TrainedModel;
}

/** A model in a format that other programs load. */
export interface PortableModel {
  /** Name of the weights file; ends in `.safetensors`. */
  readonly weightsFile: string;
  readonly weights: ParameterTree;
  /**
   * Limitations as sentences: parts that those programs cannot represent, and how to load them. Empty if there are
   * none.
   */
  readonly limits: readonly string[];
  /** Additional files by name: configuration, vocabulary, inputs with outputs to compare. */
  files(source: ExportSource): Promise<ReadonlyMap<string, string | Uint8Array>>;
}
