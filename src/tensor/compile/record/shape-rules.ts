import type { OpAttribute } from "../../backend/node-backend.ts";
import type { TensorType, Value } from "../graph/graph.ts";

type ShapeRule = (inputs: readonly Value[], attributes: readonly OpAttribute[]) => readonly number[];

const likeInput: ShapeRule = ([x]) => (x as Value).shape;
const elementwise: ShapeRule = (inputs) =>
  inputs.map(({ shape }) => shape).reduce((one, other) => broadcast(one, other));

/** Output shapes of the most frequent operations, whose output has the first input's type. */
const rules: Readonly<Record<string, ShapeRule>> = {
  Add: elementwise,
  BatchMatMulV2: productShape,
  Erf: likeInput,
  Exp: likeInput,
  Maximum: elementwise,
  Minimum: elementwise,
  Mul: elementwise,
  Neg: likeInput,
  RealDiv: elementwise,
  Rsqrt: likeInput,
  Softmax: likeInput,
  Sqrt: likeInput,
  Square: likeInput,
  Sub: elementwise,
};

/** The output of an operation by a rule; `undefined` without a rule. */
export function outputByRule(
  op: string,
  attributes: readonly OpAttribute[],
  inputs: readonly Value[],
): TensorType | undefined {
  const shape = rules[op]?.(inputs, attributes);
  return shape && { shape, dtype: (inputs[0] as Value).dtype };
}

function broadcast(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length < other.length) return broadcast(other, one);
  const missing = one.length - other.length;
  return one.map((size, axis) => (size === 1 ? (other[axis - missing] ?? 1) : size));
}

function productShape([x, y]: readonly Value[], attributes: readonly OpAttribute[]): readonly number[] {
  const [one, other] = [(x as Value).shape, (y as Value).shape];
  const isAdjoint = (name: string) => attributes.some((given) => given.name === name && given.value === true);
  const rows = one.at(isAdjoint("adj_x") ? -1 : -2) as number;
  const columns = other.at(isAdjoint("adj_y") ? -2 : -1) as number;
  return [...broadcast(one.slice(0, -2), other.slice(0, -2)), rows, columns];
}
