import type { Tensor } from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { Cost } from "../architecture/cost.ts";
import type { ForwardHook } from "../architecture/forward-hook.ts";
import type { ModelDescription } from "../architecture/model-description.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import type { DataStream } from "../data/data-stream.ts";
import type { Encoder } from "../data/encoder.ts";
import type { Example } from "../data/example.ts";
import type { Batch, NamedArrays } from "../tensor/compile/step.ts";
import type { ParameterTree, TensorTree } from "../tensor/parameter-tree.ts";
import { noTrainableFamily } from "./errors.ts";
import type { PortableModel } from "./portable-model.ts";

/** Tensors by name. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/** A part of a model that computes one of its outputs on its own. */
export interface ModelPart {
  /** Name, as in `ParameterDescription.part`. */
  readonly name: string;
  /** The inputs that it reads. */
  readonly inputs: readonly string[];
  /** The output that it computes, `[batch, ...]`. */
  readonly output: string;
}

/** A family of models that Espalier trains and scores. All methods except `encoder` are pure functions. */
export abstract class TrainableFamily<One extends Example = Example> extends ModelFamily {
  /** Kind of the examples that it reads, as a stream's `kind`. */
  abstract readonly reads: string;
  /** Arrays of a batch that `forward` reads. */
  abstract readonly inputs: readonly string[];
  /** Arrays of a batch that objectives compare outputs with, such as labels. */
  abstract readonly targets: readonly string[];
  /** Names of the tensors that `forward` computes. */
  abstract readonly outputs: readonly string[];
  /**
   * The parts of the model, which zero-cost proxies score separately and together. An indivisible model has one part.
   */
  abstract readonly parts: readonly ModelPart[];
  /** The model's parameters: names, axes, initial values. @throws EspalierError for a value that it cannot build. */
  abstract override describe(architecture: Architecture): ModelDescription;
  /** Parameters and FLOPs by formula. */
  abstract override cost(architecture: Architecture): Cost;
  /** Refuses a stream whose examples do not fit, such as inputs of another size. @throws EspalierError. */
  accept?(stream: DataStream<One>): void;
  /**
   * The encoder for the words or classes of the training examples up to a growth step, and no later ones. Their ids
   * never change between steps.
   */
  abstract encoder(stream: DataStream<One>, step: number): Promise<Encoder<One>>;
  /**
   * Computes the outputs of the given inputs: a model of two parts computes only one if the other's inputs are
   * missing. A differentiable pure function of tensors.
   * @param inputs some or all of `inputs` by name, `[batch, ...]`; may contain other arrays of a batch.
   */
  abstract forward(
    architecture: Architecture,
    parameters: TensorTree,
    inputs: NamedTensors,
    hook?: ForwardHook,
  ): NamedTensors;
  /**
   * Values that exact growth preserves, such as similarities or logits; their number is independent of the widths.
   * @param outputs outputs of a batch.
   */
  abstract comparable(outputs: NamedArrays): Float32Array;
  /** The model for `espalier export`. Default: only the parameters, under their own names. */
  portable?(architecture: Architecture, parameters: ParameterTree): PortableModel;
}

/** The arrays of a batch that a family or a part of it reads. */
export function inputsOf({ inputs }: { readonly inputs: readonly string[] }, batch: Batch): Batch {
  return Object.fromEntries(inputs.map((name) => [name, batch[name]!]));
}

export function isTrainable(family: ModelFamily): family is TrainableFamily {
  return "forward" in family;
}

/** Narrows a family to a trainable one. @throws EspalierError for any other. */
export function trainableFamily(family: ModelFamily): TrainableFamily {
  if (!isTrainable(family)) throw noTrainableFamily();
  return family;
}
