import * as tf from "@tensorflow/tfjs-core";

/** Metadata of a tensor in tfjs-node's addon. */
export interface TensorMetadata {
  readonly id: number;
  readonly shape: number[];
  /** TensorFlow's number for the type. */
  readonly dtype: number;
}

/** An attribute for the addon; `type` is the C API's number of its kind. */
export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The values of a tensor in tfjs' form for the addon. */
export type TensorValues = Float32Array | Int32Array | Uint8Array | readonly number[];

/** The computing functions of tfjs-node's addon. */
export interface Binding {
  isUsingGpuDevice(): boolean;
  createTensor(shape: readonly number[], dtype: number, values: TensorValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Float32Array | Int32Array | Uint8Array;
  executeOp(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly number[],
    outputs: number,
  ): TensorMetadata[];
  /** Loads a folder with a `saved_model.pb`; the tags are separated by commas. */
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  /** Runs a session; names such as `x:0`, separated by commas. */
  runSavedModel(
    id: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): TensorMetadata[];
}

/** The used part of tfjs-node's backend. */
export interface NodeBackend {
  binding: Binding;
  /** Creates a tensor for one in the addon. */
  createOutputTensor(metadata: TensorMetadata): tf.Tensor;
  /** Stores values in JavaScript until an operation needs them. */
  move(data: object, ...values: unknown[]): void;
  /** The addon's ids; values still in JavaScript are passed to the addon first. */
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
}

/** The current tfjs backend, if it is tfjs-node's. */
export function findNodeBackend(): NodeBackend | undefined {
  return tf.getBackend() === "tensorflow" ? (tf.backend() as unknown as NodeBackend) : undefined;
}
