import type { FoldConstants } from "./fold-constants.ts";
import type { Attribute, ConstantNode, Node, OperationNode, TensorType, Value } from "./graph.ts";

/** An operation that is about to be added. */
export type NewOperation = Omit<OperationNode, "kind">;

/** A simpler value for an operation with one output, or `undefined`. */
export type Rewrite = (operation: NewOperation, builder: GraphBuilder) => Value | undefined;

/** Builds a graph with rewrites and without duplicate nodes. */
export class GraphBuilder {
  private readonly rewrites: Readonly<Record<string, readonly Rewrite[]>>;
  private readonly fold: FoldConstants;
  private readonly known = new Map<string, Node>();
  private readonly numbers = new Map<Node, number>();

  /** @param rewrites rewrites by operation, tried in order */
  constructor(rewrites: Readonly<Record<string, readonly Rewrite[]>>, fold: FoldConstants) {
    this.rewrites = rewrites;
    this.fold = fold;
  }

  /** The outputs of an operation, or of its replacement. */
  operation(operation: NewOperation): readonly Value[] {
    if (operation.outputs.length === 1) {
      for (const rewrite of this.rewrites[operation.op] ?? []) {
        const value = rewrite(operation, this);
        if (value !== undefined) return [value];
      }
      const constant = this.fold(operation);
      if (constant !== undefined) return [this.constant(constant)];
    }
    const { op, inputs, outputs } = operation;
    const attributes = Object.entries(operation.attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([
      op,
      attributes,
      inputs.map((value) => [this.numberOf(value.node), value.output]),
    ]);
    const node = this.intern(key, { kind: "operation", ...operation });
    return outputs.map(({ shape, dtype }, output) => ({ node, output, shape, dtype }));
  }

  /** The output of an operation with one output. */
  single(
    op: string,
    attributes: Readonly<Record<string, Attribute>>,
    inputs: readonly Value[],
    { shape, dtype }: TensorType,
  ): Value {
    return this.operation({ op, attributes, inputs, outputs: [{ shape, dtype }] })[0] as Value;
  }

  constant({ shape, dtype, data }: Omit<ConstantNode, "kind">): Value {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");
    const node = this.intern(`${dtype} ${shape} ${bytes}`, { kind: "constant", shape, dtype, data });
    return { node, output: 0, shape, dtype };
  }

  private intern<Kind extends Node>(key: string, node: Kind): Kind {
    const old = this.known.get(key);
    if (old === undefined) this.known.set(key, node);
    return (old ?? node) as Kind;
  }

  private numberOf(node: Node): number {
    let number = this.numbers.get(node);
    if (number === undefined) this.numbers.set(node, (number = this.numbers.size));
    return number;
  }
}
