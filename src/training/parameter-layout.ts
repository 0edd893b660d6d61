import * as tf from "@tensorflow/tfjs-core";
import {
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "../architecture/model-description.ts";
import type { TensorTree } from "../architecture/model-family.ts";
import { arrayOf, type ParameterTree, sizeOf } from "../tensor/parameter-tree.ts";

/** A parameter's place in the vector of all trainable ones. */
interface Place {
  readonly name: string;
  readonly shape: number[];
  readonly size: number;
}

/**
 * The trainable parameters of a model as one vector: the optimizer then costs a dozen operations instead of a dozen
 * a parameter.
 */
export class ParameterLayout {
  readonly names: readonly string[];
  /** Numbers in the vector. */
  readonly size: number;
  private readonly trainable: readonly ParameterDescription[];
  private readonly places: readonly Place[];

  constructor(description: ModelDescription) {
    this.trainable = description.filter((parameter) => parameter.trainable);
    this.names = this.trainable.map((parameter) => parameter.name);
    this.places = this.trainable.map((parameter) => {
      const shape = shapeOf(parameter);
      return { name: parameter.name, shape, size: sizeOf(shape) };
    });
    this.size = this.places.reduce((sum, place) => sum + place.size, 0);
  }

  /** The trainable parameters of a tree, one after another. @throws RangeError if one is missing or of another size. */
  pack(tree: ParameterTree): Float32Array {
    const vector = new Float32Array(this.size);
    let offset = 0;
    for (const { name, size } of this.places) {
      const { data } = arrayOf(tree, name);
      if (data.length !== size)
        throw new RangeError(`"${name}" has ${data.length} numbers, expected ${size}`);
      vector.set(data, offset);
      offset += size;
    }
    return vector;
  }

  /** The inverse of `pack`. */
  unpack(vector: Float32Array): ParameterTree {
    let offset = 0;
    return new Map(
      this.places.map(({ name, shape, size }) => {
        const data = vector.slice(offset, (offset += size));
        return [name, { shape, data }];
      }),
    );
  }

  /** Differentiable views of a vector `[size]` by parameter name. */
  split(vector: tf.Tensor1D): TensorTree {
    const parts = tf.split(
      vector,
      this.places.map((place) => place.size),
    );
    return new Map(
      this.places.map(({ name, shape }, index) => [name, tf.reshape(parts[index] as tf.Tensor1D, shape)]),
    );
  }

  /** A vector with one value a parameter, repeated over its entries. */
  spread(valueOf: (parameter: ParameterDescription) => number): Float32Array {
    const vector = new Float32Array(this.size);
    let offset = 0;
    this.trainable.forEach((parameter, index) => {
      const end = offset + (this.places[index] as Place).size;
      vector.fill(valueOf(parameter), offset, end);
      offset = end;
    });
    return vector;
  }
}
