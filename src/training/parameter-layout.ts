import * as tf from "@tensorflow/tfjs-core";
import {
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "../architecture/model-description.ts";
import {
  arrayOf,
  filled,
  type NdArray,
  type ParameterTree,
  sizeOf,
  type TensorTree,
} from "../tensor/parameter-tree.ts";

/** Location of a trainable parameter in its group. */
interface Place {
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
}

/** Parameters that share update rules and are stored in one tensor. */
export interface ParameterGroup {
  readonly name: string;
  readonly places: readonly Place[];
  /** Shape of the tensor: that of its only parameter, or `[numbers]`. */
  readonly shape: readonly number[];
  /** Whether weight decay applies. */
  readonly decays: boolean;
  /** Bounds of its values. */
  readonly range: readonly [low: number, high: number] | undefined;
  /** The name of its counter of updates. */
  readonly counter: string;
  /** Whether its entries differ in their number of updates; its counter then has the tensor's shape. */
  readonly mixed: boolean;
}

/**
 * Grouping of trainable parameters in tensors. `joint`: parameters with equal update rules form one vector, so the
 * optimizer needs a dozen operations in all, not a dozen per parameter. `separate`: each matrix has its own tensor,
 * for graphs that update variables in place; vectors are grouped.
 */
export type Grouping = "separate" | "joint";

/** Layout of a model's trainable parameters in tensors on the engine. */
export class ParameterLayout {
  readonly groups: readonly ParameterGroup[];

  /** @param counts number of updates of each entry of each trainable parameter */
  constructor(description: ModelDescription, counts: ParameterTree, grouping: Grouping) {
    const members = new Map<string, ParameterDescription[]>();
    const countOf = ({ name }: ParameterDescription) => uniformValue(arrayOf(counts, name));
    for (const parameter of description.filter(({ trainable }) => trainable)) {
      const { name, decays, range } = parameter;
      const alike = JSON.stringify([decays, range, countOf(parameter) ?? "mixed"]);
      const key = grouping === "separate" && decays ? name : alike;
      members.set(key, [...(members.get(key) ?? []), parameter]);
    }
    const values = [...new Set([...members.values()].map(([first]) => first && countOf(first)))].filter(
      (value) => value !== undefined,
    );
    this.groups = [...members.values()].map((parameters) => {
      const first = parameters[0] as ParameterDescription;
      const count = countOf(first);
      const counter = count === undefined ? `of ${first.name}` : `${values.indexOf(count)}`;
      return {
        ...placesOf(parameters),
        decays: first.decays,
        range: first.range,
        counter,
        mixed: count === undefined,
      };
    });
  }

  /** The groups' arrays by name. @throws RangeError if a parameter is missing or of another size. */
  pack(tree: ParameterTree): ParameterTree {
    return new Map(this.groups.map((group) => [group.name, packGroup(group, tree)]));
  }

  /** The inverse of `pack`. */
  unpack(groups: ParameterTree): ParameterTree {
    return new Map(
      this.groups.flatMap(({ name, places }) => unpackGroup(places, arrayOf(groups, name).data)),
    );
  }

  /** The counters by name; a single number if a whole group has had equally many updates. */
  packCounts(counts: ParameterTree): ParameterTree {
    return new Map(
      this.groups.map((group) => {
        const { data } = arrayOf(counts, (group.places[0] as Place).name);
        return [group.counter, group.mixed ? packGroup(group, counts) : filled([], data[0] ?? 0)];
      }),
    );
  }

  /** The inverse of `packCounts`. */
  unpackCounts(counters: ParameterTree): ParameterTree {
    return new Map(
      this.groups.flatMap(({ places, counter, mixed }) => {
        const { data } = arrayOf(counters, counter);
        if (mixed) return unpackGroup(places, data);
        return places.map(({ name, shape }) => [name, filled(shape, data[0] as number)] as const);
      }),
    );
  }

  /** The parameters as differentiable views of the groups' tensors. */
  split(tensors: readonly tf.Tensor[]): TensorTree {
    return new Map(
      this.groups.flatMap(({ places }, index) => splitGroup(places, tensors[index] as tf.Tensor)),
    );
  }
}

function placesOf(
  parameters: readonly ParameterDescription[],
): Pick<ParameterGroup, "name" | "places" | "shape"> {
  const places = parameters.map((parameter) => {
    const shape = shapeOf(parameter);
    return { name: parameter.name, shape, size: sizeOf(shape) };
  });
  const first = places[0] as Place;
  const shape = places.length === 1 ? first.shape : [places.reduce((sum, place) => sum + place.size, 0)];
  return { name: first.name, places, shape };
}

function packGroup({ places, shape }: ParameterGroup, tree: ParameterTree): NdArray {
  const data = new Float32Array(sizeOf(shape));
  let offset = 0;
  for (const { name, size } of places) {
    const array = arrayOf(tree, name).data;
    if (array.length !== size)
      throw new RangeError(`"${name}" has ${array.length} numbers, expected ${size}`);
    data.set(array, offset);
    offset += size;
  }
  return { shape, data };
}

function unpackGroup(places: readonly Place[], data: Float32Array): (readonly [string, NdArray])[] {
  let offset = 0;
  return places.map(({ name, shape, size }) => [name, { shape, data: data.slice(offset, (offset += size)) }]);
}

function splitGroup(places: readonly Place[], tensor: tf.Tensor): (readonly [string, tf.Tensor])[] {
  if (places.length === 1) return [[(places[0] as Place).name, tensor]];
  const parts = tf.split(
    tensor,
    places.map(({ size }) => size),
  );
  return places.map(({ name, shape }, index) => [name, tf.reshape(parts[index] as tf.Tensor, [...shape])]);
}

/** The common value of all entries, if they are equal. */
function uniformValue({ data }: NdArray): number | undefined {
  const [first = 0] = data;
  return data.every((value) => value === first) ? first : undefined;
}
