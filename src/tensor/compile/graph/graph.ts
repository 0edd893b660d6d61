/** TensorFlow's numbers for the types of tensors, as in its `types.proto`. */
export const dataTypes = { float32: 1, int32: 3, int64: 9, bool: 10, resource: 20 } as const;

/** A TensorFlow type number. */
export type DataType = number;

/** An attribute of an operation; kinds are numbered as in TensorFlow's C API. */
export interface Attribute {
  readonly kind: "string" | "int" | "float" | "bool" | "type" | "shape";
  readonly value: unknown;
}

/** Shape and type of a tensor. */
export interface TensorType {
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** One output of a node. */
export interface Value extends TensorType {
  readonly node: Node;
  /** Index of the output. */
  readonly output: number;
}

/** An input that is fed in each run, or a state that is kept between runs. */
export interface InputNode {
  readonly kind: "input" | "state";
  readonly name: string;
}

export interface ConstantNode extends TensorType {
  readonly kind: "constant";
  readonly data: Float32Array | Int32Array | Uint8Array;
}

export interface OperationNode {
  readonly kind: "operation";
  /** TensorFlow's name for it. */
  readonly op: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly inputs: readonly Value[];
  readonly outputs: readonly TensorType[];
  /** The outputs by simpler operations, for fused operations that do not always have a kernel. */
  readonly expansion?: readonly Value[];
  /** File and line of the code that called it, if recorded. */
  readonly place?: string;
}

export type Node = InputNode | ConstantNode | OperationNode;

/** The computation of a step: an acyclic graph of operations. */
export interface Graph {
  readonly inputs: ReadonlyMap<string, Value>;
  readonly state: ReadonlyMap<string, Value>;
  /** New values of the changed parts of the state. */
  readonly nextState: ReadonlyMap<string, Value>;
  readonly outputs: ReadonlyMap<string, Value>;
}

/** All nodes that a graph's results need, in topological order, expansions included. */
export function nodesInOrder({ nextState, outputs }: Graph): readonly Node[] {
  const ordered = new Set<Node>();
  const stack = [...outputs.values(), ...nextState.values()].map((value) => value.node).toReversed();
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const missing = neededBy(node).filter((value) => !ordered.has(value.node));
    if (missing.length > 0) stack.push(...missing.map((value) => value.node));
    else {
      ordered.add(node);
      stack.pop();
    }
  }
  return [...ordered];
}

function neededBy(node: Node): readonly Value[] {
  return node.kind === "operation" ? [...node.inputs, ...(node.expansion ?? [])] : [];
}
