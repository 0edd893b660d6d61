import * as tf from "@tensorflow/tfjs-core";

/** What tfjs-node's addon says of a tensor that it holds. */
export interface TensorMetadata {
  readonly id: number;
  readonly shape: number[];
  /** TensorFlow's number for the type. */
  readonly dtype: number;
}

/** An attribute as the addon takes it; `type` is the C API's number for the attribute's kind. */
export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The values of a tensor as tfjs hands them to the addon. */
export type TensorValues = Float32Array | Int32Array | Uint8Array | readonly number[];

/** The part of tfjs-node's addon that computes. */
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

/** tfjs-node's backend, as far as we use it. */
export interface NodeBackend {
  binding: Binding;
  /** A tensor for what the addon holds. */
  createOutputTensor(metadata: TensorMetadata): tf.Tensor;
  /** Takes values that wait in JavaScript until an operation needs them. */
  move(data: object, ...values: unknown[]): void;
  /** The addon's ids, after values that wait in JavaScript were handed over. */
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
}

/** The backend that tfjs computes with, if it is tfjs-node's. */
export function findNodeBackend(): NodeBackend | undefined {
  return tf.getBackend() === "tensorflow" ? (tf.backend() as unknown as NodeBackend) : undefined;
}
