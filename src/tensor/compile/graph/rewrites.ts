import { type Attribute, type ConstantNode, dataTypes, type OperationNode, type Value } from "./graph.ts";
import type { GraphBuilder, NewOperation, Rewrite } from "./graph-builder.ts";

/** Simplifying rewrites by operation. */
export const rewrites: Readonly<Record<string, readonly Rewrite[]>> = {
  Identity: [({ inputs }) => inputs[0]],
  Cast: [sameType],
  ExpandDims: [asReshape],
  Squeeze: [asReshape],
  Reshape: [sameShape, reshapeOfReshape],
  Transpose: [transposeOfTranspose, withoutTransposition],
  BatchMatMulV2: [transposedFactors, asMatMul],
  Mul: [timesOne],
};

/** `rewrites` with replacements for faster TensorFlow kernels, for graphs without XLA. */
export const kernelRewrites: Readonly<Record<string, readonly Rewrite[]>> = {
  ...rewrites,
  MatMul: [withoutConflicts],
  Add: [asProductWithBias],
  Sum: [asSquaredLength],
};

function sameType({ inputs, outputs }: NewOperation): Value | undefined {
  return inputs[0]?.dtype === outputs[0]?.dtype ? inputs[0] : undefined;
}

function sameShape({ inputs, outputs }: NewOperation): Value | undefined {
  return sameNumbers(inputs[0]?.shape, outputs[0]?.shape) ? inputs[0] : undefined;
}

/** All shapes are known, so every change of shape is a reshape. */
function asReshape({ inputs: [x], outputs: [type] }: NewOperation, builder: GraphBuilder): Value | undefined {
  return x && type && reshape(x, type.shape, builder);
}

function reshapeOfReshape({ inputs: [x], outputs: [type] }: NewOperation, builder: GraphBuilder) {
  const [source] = operands(x, "Reshape");
  return source && type && reshape(source, type.shape, builder);
}

function reshape(x: Value, shape: readonly number[], builder: GraphBuilder): Value {
  const attributes = { T: typeAttribute(x.dtype), Tshape: typeAttribute(dataTypes.int32) };
  return builder.single("Reshape", attributes, [x, integers(shape, builder)], { shape, dtype: x.dtype });
}

function transposeOfTranspose({ inputs: [x, axes], outputs: [type] }: NewOperation, builder: GraphBuilder) {
  const [source, first] = operands(x, "Transpose");
  const [inner, outer] = [numbersOf(first), numbersOf(axes)];
  if (source === undefined || inner === undefined || outer === undefined || type === undefined)
    return undefined;
  return transpose(
    source,
    outer.map((axis) => inner[axis] as number),
    builder,
  );
}

/** A transpose becomes a reshape if the axes longer than 1 keep their order. */
function withoutTransposition({ inputs: [x, axes], outputs: [type] }: NewOperation, builder: GraphBuilder) {
  const long = numbersOf(axes)?.filter((axis) => x?.shape[axis] !== 1);
  if (x === undefined || type === undefined || long === undefined) return undefined;
  return long.every((axis, place) => place === 0 || axis > (long[place - 1] as number))
    ? reshape(x, type.shape, builder)
    : undefined;
}

function transpose(x: Value, axes: readonly number[], builder: GraphBuilder): Value {
  const attributes = { T: typeAttribute(x.dtype), Tperm: typeAttribute(dataTypes.int32) };
  const shape = axes.map((axis) => x.shape[axis] as number);
  return builder.single("Transpose", attributes, [x, integers(axes, builder)], { shape, dtype: x.dtype });
}

/** Folds transposes of the last two axes into the product's flags. */
function transposedFactors(operation: NewOperation, builder: GraphBuilder): Value | undefined {
  const { op, attributes, outputs } = operation;
  const flags = ["adj_x", "adj_y"];
  const sources = operation.inputs.map((value) => beforeSwap(value));
  if (sources.every((source) => source === undefined)) return undefined;
  const inputs = operation.inputs.map((value, place) => sources[place] ?? value);
  const swapped = flags.map((flag, place) => {
    const given = attributes[flag]?.value === true;
    return [flag, booleanAttribute(sources[place] === undefined ? given : !given)] as const;
  });
  return builder.operation({
    op,
    attributes: { ...attributes, ...Object.fromEntries(swapped) },
    inputs,
    outputs,
  })[0];
}

function beforeSwap(value: Value): Value | undefined {
  const [source, order] = operands(value, "Transpose");
  const rank = value.shape.length;
  const swap = [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2];
  return source !== undefined && sameNumbers(numbersOf(order), swap) ? source : undefined;
}

/** TensorFlow's plain product has kernels that also add a bias. */
function asMatMul(
  { inputs, attributes, outputs: [type] }: NewOperation,
  builder: GraphBuilder,
): Value | undefined {
  if (type === undefined || inputs.some((value) => value.shape.length !== 2)) return undefined;
  const given = (name: string): Attribute => booleanAttribute(attributes[name]?.value === true);
  const flags = { transpose_a: given("adj_x"), transpose_b: given("adj_y"), T: typeAttribute(type.dtype) };
  return builder.single("MatMul", flags, inputs, type);
}

/** Rows with a multiple of this length in bytes start in the same cache lines. */
const CONFLICTING_BYTES = 4096;

/**
 * Transposes a factor first if the product reads its columns and its rows conflict in the cache, which would double
 * the time. The gradient of an MLP's weights is such a product.
 */
function withoutConflicts(
  { attributes, inputs: [a, b], outputs: [type] }: NewOperation,
  builder: GraphBuilder,
): Value | undefined {
  if (a === undefined || b === undefined || type === undefined) return undefined;
  if (attributes["transpose_a"]?.value !== true || attributes["transpose_b"]?.value === true)
    return undefined;
  const conflicts = ({ shape }: Value) => ((shape[1] as number) * 4) % CONFLICTING_BYTES === 0;
  const flag = (name: string, value: boolean) => ({ ...attributes, [name]: booleanAttribute(value) });
  if (conflicts(a))
    return builder.single("MatMul", flag("transpose_a", false), [transpose(a, [1, 0], builder), b], type);
  if (conflicts(b))
    return builder.single("MatMul", flag("transpose_b", true), [a, transpose(b, [1, 0], builder)], type);
  return undefined;
}

/** Fuses a product and its bias into one kernel. */
function asProductWithBias(
  { inputs: [x, bias], outputs: [type] }: NewOperation,
  builder: GraphBuilder,
): Value | undefined {
  const product = x?.node.kind === "operation" && x.node.op === "MatMul" ? x.node : undefined;
  if (product === undefined || bias === undefined || type === undefined) return undefined;
  if (bias.shape.length !== 1 || bias.shape[0] !== type.shape[1]) return undefined;
  const attributes: Record<string, Attribute> = {
    ...product.attributes,
    num_args: { kind: "int", value: 1 },
    fused_ops: { kind: "string", value: ["BiasAdd"] },
  };
  return builder.single("_FusedMatMul", attributes, [...product.inputs, bias], type);
}

/** The sum of squares, without an array of squares. */
function asSquaredLength(
  { inputs: [x], outputs: [type] }: NewOperation,
  builder: GraphBuilder,
): Value | undefined {
  const [source] = operands(x, "Square");
  if (source === undefined || type === undefined || type.shape.some((size) => size !== 1)) return undefined;
  const attributes = { T: typeAttribute(type.dtype) };
  const half = builder.single("L2Loss", attributes, [source], { ...type, shape: [] });
  const two = builder.constant({ shape: [], dtype: type.dtype, data: Float32Array.of(2) });
  return reshape(builder.single("Mul", attributes, [half, two], half), type.shape, builder);
}

function timesOne({ inputs: [x, factor], outputs: [type] }: NewOperation): Value | undefined {
  return sameNumbers(x?.shape, type?.shape) && isOne(factor) ? x : undefined;
}

function isOne(value: Value | undefined): boolean {
  return value?.node.kind === "constant" && value.node.data.every((number) => number === 1);
}

/** The inputs of a value's operation, if it is `op`. */
function operands(value: Value | undefined, op: string): readonly Value[] {
  const node = value?.node;
  return node?.kind === "operation" && node.op === op ? (node as OperationNode).inputs : [];
}

function numbersOf(value: Value | undefined): readonly number[] | undefined {
  return value?.node.kind === "constant" ? [...(value.node as ConstantNode).data] : undefined;
}

function integers(numbers: readonly number[], builder: GraphBuilder): Value {
  return builder.constant({
    shape: [numbers.length],
    dtype: dataTypes.int32,
    data: Int32Array.from(numbers),
  });
}

function sameNumbers(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return (
    one !== undefined && one.length === other?.length && one.every((value, place) => value === other[place])
  );
}

function typeAttribute(dtype: number): Attribute {
  return { kind: "type", value: dtype };
}

function booleanAttribute(value: boolean): Attribute {
  return { kind: "bool", value };
}
