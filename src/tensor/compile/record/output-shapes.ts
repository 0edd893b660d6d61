import type { Binding, OpAttribute } from "../../backend/node-backend.ts";
import { CannotCompile } from "./cannot-compile.ts";
import { type ConstantNode, dataTypes, type TensorType, type Value } from "../graph/graph.ts";
import { outputByRule } from "./shape-rules.ts";

/** Maximum size of constants that may determine a shape: axes, sizes, permutations. */
const MAXIMUM_SHAPE_NUMBERS = 4096;

/** Known outputs, shared by all steps of the process; a step has some hundreds. */
const known = new Map<string, readonly TensorType[]>();
const MAXIMUM_KNOWN = 20_000;

/**
 * Output shapes and types of operations. Without a rule, TensorFlow determines them: the operation runs on zeros,
 * once per combination of shapes, since models repeat their layers.
 */
export class OutputShapes {
  private readonly binding: Binding;
  private readonly zeros = new Map<string, number>();

  constructor(binding: Binding) {
    this.binding = binding;
  }

  of(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly Value[],
    outputs: number,
  ): readonly TensorType[] {
    const byRule = outputByRule(op, attributes, inputs);
    if (byRule !== undefined) return [byRule];
    const decides = inputs.every(isConstant) ? isConstant : isWholeConstant;
    const described = inputs.map((value) => [
      value.shape,
      value.dtype,
      decides(value) && [...value.node.data],
    ]);
    const key = JSON.stringify([op, outputs, attributes, described]);
    let shapes = known.get(key);
    if (shapes === undefined) {
      shapes = this.run(op, attributes, inputs, outputs);
      if (known.size >= MAXIMUM_KNOWN) known.clear();
      known.set(key, shapes);
    }
    return shapes;
  }

  /** Frees the zeros. */
  close(): void {
    for (const id of this.zeros.values()) this.binding.deleteTensor(id);
    this.zeros.clear();
  }

  private run(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly Value[],
    outputs: number,
  ): readonly TensorType[] {
    const constants: number[] = [];
    const ids = inputs.map((value) => {
      if (!isConstant(value)) return this.zerosLike(value);
      const id = this.binding.createTensor(value.shape, value.dtype, value.node.data);
      constants.push(id);
      return id;
    });
    try {
      const results = this.binding.executeOp(op, attributes, ids, outputs);
      for (const { id } of results) this.binding.deleteTensor(id);
      return results.map(({ shape, dtype }) => ({ shape, dtype }));
    } catch (error) {
      throw new CannotCompile(`${op} cannot be part of a graph: ${(error as Error).message}`);
    } finally {
      for (const id of constants) this.binding.deleteTensor(id);
    }
  }

  private zerosLike({ shape, dtype }: Value): number {
    const key = `${dtype}:${shape}`;
    let id = this.zeros.get(key);
    if (id === undefined) {
      const size = shape.reduce((product, length) => product * length, 1);
      id = this.binding.createTensor(shape, dtype, zerosOf(dtype, size));
      this.zeros.set(key, id);
    }
    return id;
  }
}

function zerosOf(dtype: number, size: number): Float32Array | Int32Array | Uint8Array {
  if (dtype === dataTypes.float32) return new Float32Array(size);
  return dtype === dataTypes.int32 ? new Int32Array(size) : new Uint8Array(size);
}

type Constant = Value & { readonly node: ConstantNode };

function isConstant(value: Value): value is Constant {
  return value.node.kind === "constant" && value.node.data.length <= MAXIMUM_SHAPE_NUMBERS;
}

function isWholeConstant(value: Value): value is Constant {
  return isConstant(value) && value.dtype === dataTypes.int32;
}
