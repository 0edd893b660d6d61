import {
  type Axis,
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "../architecture/model-description.ts";
import { arrayOf, mapTree, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { DescribedArchitecture } from "./described-architecture.ts";
import { notInside } from "./errors.ts";

/** Location of a smaller model in a larger one. */
export interface Slicing {
  readonly part: DescribedArchitecture;
  /** Location of each of the part's parameters. */
  readonly places: ReadonlyMap<string, SlicePlace>;
}

/** Location of a parameter within the larger model's. */
interface SlicePlace {
  /** Start index in the whole of each row of the part. */
  readonly starts: Int32Array;
  /** Length of a row. */
  readonly row: number;
  readonly shape: readonly number[];
  /** Factor of the part's values relative to the whole's. */
  readonly factor: number;
}

/**
 * Locates a smaller architecture in a larger model: the first entries along every axis and the first blocks of every
 * stack (weight entanglement, Chen et al. 2021, AutoFormer, arXiv 2107.00651). Ours: the gains of a normalisation
 * over a stream are multiplied by sqrt(larger / smaller) and its epsilon by the square of that, so that a model
 * widened by means only (`width` with `"stream": "mean"`) contains the narrower one.
 * @throws EspalierError if the smaller one exceeds the larger one anywhere.
 */
export function planSlice(whole: ModelDescription, part: DescribedArchitecture): Slicing {
  const wholes = new Map(whole.map((parameter) => [parameter.name, parameter]));
  const [streams, narrower] = [streamSizes(whole), streamSizes(part.description)];
  const placeOf = (parameter: ParameterDescription): SlicePlace => {
    const around = wholes.get(parameter.name);
    if (around === undefined) throw notInside(parameter.name);
    const factor = factorOf(parameter, (stream) => (streams.get(stream) ?? 1) / (narrower.get(stream) ?? 1));
    return { ...rowsOf(parameter, around), shape: shapeOf(parameter), factor };
  };
  return {
    part,
    places: new Map(part.description.map((parameter) => [parameter.name, placeOf(parameter)])),
  };
}

/** The state of the smaller model. Optimizer moments are scaled like gradients. */
export function sliceState(state: ModelState, { part, places }: Slicing): ModelState {
  const slice = (tree: ParameterTree, power: number): ParameterTree =>
    new Map(
      [...places]
        .filter(([name]) => tree.has(name))
        .map(([name, place]) => [name, readSlice(arrayOf(tree, name), place, place.factor ** power)]),
    );
  return mapState(part.architecture, slice, state);
}

/** The state of the larger model with its part replaced by `slice`; inverse of `sliceState`. */
export function mergeSlice(state: ModelState, slice: ModelState, { places }: Slicing): ModelState {
  const merge = (tree: ParameterTree, power: number, changed: ParameterTree): ParameterTree =>
    mapTree(tree, (array, name) => {
      const place = places.get(name);
      return place === undefined
        ? array
        : writeSlice(array, place, arrayOf(changed, name), place.factor ** -power);
    });
  return mapState(state.architecture, merge, state, slice);
}

/** Applies `map` to each tree of a state, with the power of a parameter's factor for that tree. */
function mapState(
  architecture: ModelState["architecture"],
  map: (tree: ParameterTree, power: number, other: ParameterTree) => ParameterTree,
  { parameters, averages, slots: { first, second, count } }: ModelState,
  other: ModelState = { architecture, parameters, averages, slots: { first, second, count } },
): ModelState {
  return {
    architecture,
    parameters: map(parameters, 1, other.parameters),
    averages: map(averages, 1, other.averages),
    slots: {
      first: map(first, -1, other.slots.first),
      second: map(second, -2, other.slots.second),
      count: map(count, 0, other.slots.count),
    },
  };
}

function readSlice({ data }: NdArray, { starts, row, shape }: SlicePlace, factor: number): NdArray {
  const slice = new Float32Array(starts.length * row);
  starts.forEach((start, index) => slice.set(data.subarray(start, start + row), index * row));
  return { shape, data: scaled(slice, factor) };
}

function writeSlice(whole: NdArray, { starts, row }: SlicePlace, slice: NdArray, factor: number): NdArray {
  const data = whole.data.slice();
  const values = scaled(slice.data, factor);
  starts.forEach((start, index) => data.set(values.subarray(index * row, (index + 1) * row), start));
  return { shape: whole.shape, data };
}

function scaled(values: Float32Array, factor: number): Float32Array {
  return factor === 1 ? values : values.map((value) => value * factor);
}

function rowsOf(part: ParameterDescription, whole: ParameterDescription): Pick<SlicePlace, "starts" | "row"> {
  const shape = shapeOf(whole);
  const row = part.axes.at(-1)?.size ?? 1;
  const starts = part.axes.reduce((outer, axis, position) => {
    const inner = entriesOf(axis, whole.axes[position] as Axis);
    const step = position === part.axes.length - 1 ? row : 1;
    const size = shape[position] as number;
    const indices = new Int32Array((outer.length * inner.length) / step);
    let at = 0;
    for (const index of outer)
      for (let entry = 0; entry < inner.length; entry += step)
        indices[at++] = index * size + (inner[entry] as number);
    return indices;
  }, Int32Array.of(0));
  return { starts, row };
}

/** The first entries of each copy of an axis. @throws EspalierError if the whole has fewer. */
function entriesOf({ size, copies = 1, name }: Axis, whole: Axis): Int32Array {
  if (size > whole.size) throw notInside(name);
  return Int32Array.from(
    { length: copies * size },
    (_, entry) => Math.floor(entry / size) * whole.size + (entry % size),
  );
}

/** Sizes of the residual streams, by name. */
function streamSizes(description: ModelDescription): ReadonlyMap<string, number> {
  const axes = description.flatMap((parameter) => parameter.axes).filter(({ role }) => role === "residual");
  return new Map(axes.map(({ name, size }) => [name, size]));
}

function factorOf({ axes, epsilonOf }: ParameterDescription, ratioOf: (stream: string) => number): number {
  const gain = axes.find(({ role, flow }) => role === "residual" && flow === "scales");
  if (gain !== undefined) return Math.sqrt(ratioOf(gain.name));
  return epsilonOf === undefined ? 1 : ratioOf(epsilonOf);
}
