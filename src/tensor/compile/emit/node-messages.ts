import { CannotCompile } from "../record/cannot-compile.ts";
import { type ConstantNode, dataTypes, type OperationNode } from "../graph/graph.ts";
import { type OpSignature, signatureOf } from "../record/op-signature.ts";
import type {
  AttributeMessage,
  NodeMessage,
  TensorMessage,
  TensorShapeMessage,
} from "./saved-model-messages.ts";

/** A node message from attribute messages. */
export function nodeMessage(
  name: string,
  op: string,
  input: readonly string[],
  attr: Readonly<Record<string, AttributeMessage>> = {},
): NodeMessage {
  return { name, op, input, attr };
}

/** The message of a shape. */
export function shapeMessage(shape: readonly number[]): TensorShapeMessage {
  return { dim: shape.map((size) => ({ size })) };
}

/** A constant as a `Const` node. */
export function constantMessage(name: string, { shape, dtype, data }: ConstantNode): NodeMessage {
  const tensor: TensorMessage = { dtype, tensorShape: shapeMessage(shape), ...contentOf(dtype, data) };
  return nodeMessage(name, "Const", [], { dtype: { type: dtype }, value: { tensor } });
}

/** An operation; types that eager execution infers from the inputs are explicit, as graphs require. */
export function operationMessage(name: string, node: OperationNode, input: readonly string[]): NodeMessage {
  const signature = signatureOf(node.op);
  if (signature === undefined) throw new CannotCompile(`${node.op} cannot be part of a graph`);
  const attributes: Record<string, AttributeMessage> = {};
  for (const [attribute, kind] of signature.attributes) {
    const given = node.attributes[attribute]?.value ?? inferred(attribute, signature, node);
    if (given !== undefined) attributes[attribute] = attributeMessage(kind, given);
  }
  return nodeMessage(name, node.op, input, attributes);
}

/** Constants with one repeated value are written as that value, since ones and zeros may be large. */
function contentOf(dtype: number, data: ConstantNode["data"]): Partial<TensorMessage> {
  const [first] = data;
  const uniform = first !== undefined && data.every((value) => Object.is(value, first));
  if (!uniform) return { tensorContent: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  if (dtype === dataTypes.float32) return { floatVal: [first] };
  return dtype === dataTypes.bool ? { boolVal: [first !== 0] } : { intVal: [first] };
}

/** An attribute inferred from the inputs: a type, or the length of a list. */
function inferred(attribute: string, { inputs }: OpSignature, node: OperationNode): number | undefined {
  const lists = inputs.filter((argument) => argument.count !== undefined);
  if (lists[0]?.count === attribute) return node.inputs.length - (inputs.length - 1);
  const place = inputs.findIndex((argument) => argument.type === attribute);
  return node.inputs[place]?.dtype;
}

function attributeMessage(kind: string, value: unknown): AttributeMessage {
  switch (kind) {
    case "type":
      return { type: value as number };
    case "int":
      return { i: value as number };
    case "float":
      return { f: value as number };
    case "bool":
      return { b: value as boolean };
    case "string":
      return { s: Buffer.from(value as string) };
    case "shape":
      return { shape: shapeMessage(value as number[]) };
    case "list(string)":
      return { list: { s: (value as string[]).map((text) => Buffer.from(text)) } };
    case "list(int)":
      return { list: { i: value as number[] } };
    default:
      throw new CannotCompile(`attributes of the kind ${kind} cannot be part of a graph`);
  }
}
