import type { Binding, OpAttribute, TensorMetadata, TensorValues } from "../../backend/node-backend.ts";
import { CannotCompile, placeOfCaller } from "./cannot-compile.ts";
import {
  type Attribute,
  type ConstantNode,
  dataTypes,
  type OperationNode,
  type Value,
} from "../graph/graph.ts";
import type { FusedAttributes, FusedOp } from "./fused.ts";
import { signatureOf } from "./op-signature.ts";
import { OutputShapes } from "./output-shapes.ts";

/** Ids of recorded tensors start here, apart from the addon's. */
const FIRST_ID = 2 ** 30;

/** Attribute kinds in the order of the C API's numbers. */
const kinds: readonly Attribute["kind"][] = ["string", "int", "float", "bool", "type", "shape"];

/** Replaces tfjs-node's addon: operations become nodes of a graph and are not computed. */
export class RecordingBinding {
  /** The addon with its computing functions replaced. */
  readonly binding: Binding;
  private readonly values: Value[] = [];
  private readonly shapes: OutputShapes;

  constructor(binding: Binding, withPlaces: boolean) {
    this.shapes = new OutputShapes(binding);
    const overrides: Partial<Binding> = {
      createTensor: (shape, dtype, values) => this.idOf(constant(shape, dtype, values)),
      deleteTensor: (id) => {
        if (id < FIRST_ID) binding.deleteTensor(id);
      },
      tensorDataSync: (id) => {
        const { node } = this.valueOf(id);
        if (node.kind === "constant") return node.data;
        throw new CannotCompile("the step reads the value of a tensor");
      },
      executeOp: (op, attributes, inputs, outputs) => {
        const place = withPlaces ? placeOfCaller() : undefined;
        return this.operation(
          op,
          attributes,
          inputs.map((id) => this.valueOf(id)),
          outputs,
          place,
        );
      },
    };
    // The addon's properties are neither writable nor enumerable.
    this.binding = Object.create(binding, Object.getOwnPropertyDescriptors(overrides)) as Binding;
  }

  /** Assigns an id for tfjs to a value. */
  idOf(value: Value): number {
    return FIRST_ID + this.values.push(value) - 1;
  }

  /** @throws CannotCompile for a tensor from outside the step */
  valueOf(id: number): Value {
    const value = this.values[id - FIRST_ID];
    if (value === undefined) throw new CannotCompile("the step uses a tensor from outside");
    return value;
  }

  /** Replaces the results' operations by one fused operation. */
  fuse(op: FusedOp, inputs: readonly number[], results: readonly number[], settings: FusedAttributes): void {
    const expansion = results.map((id) => this.valueOf(id));
    const outputs = expansion.map(({ shape, dtype }) => ({ shape, dtype }));
    const values = inputs.map((id) => this.valueOf(id));
    const attributes = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, { kind: "int", value }] as const),
    );
    const node: OperationNode = { kind: "operation", op, attributes, inputs: values, outputs, expansion };
    outputs.forEach(
      (type, output) => (this.values[(results[output] as number) - FIRST_ID] = { node, output, ...type }),
    );
  }

  /** Frees the tensors used to determine shapes. */
  close(): void {
    this.shapes.close();
  }

  private operation(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly Value[],
    outputs: number,
    place: string | undefined,
  ): TensorMetadata[] {
    if (signatureOf(op) === undefined) throw new CannotCompile(`${op} cannot be part of a graph`);
    const node: OperationNode = {
      kind: "operation",
      op,
      attributes: Object.fromEntries(
        attributes.map(({ name, type, value }) => [name, { kind: kinds[type] as Attribute["kind"], value }]),
      ),
      inputs,
      outputs: this.shapes.of(op, attributes, inputs, outputs),
      ...(place !== undefined && { place }),
    };
    return node.outputs.map(({ shape, dtype }, output) => ({
      id: this.idOf({ node, output, shape, dtype }),
      shape: [...shape],
      dtype,
    }));
  }
}

function constant(shape: readonly number[], dtype: number, values: TensorValues): Value {
  const node: ConstantNode = { kind: "constant", shape: [...shape], dtype, data: arrayOf(dtype, values) };
  return { node, output: 0, shape: node.shape, dtype };
}

function arrayOf(dtype: number, values: TensorValues): ConstantNode["data"] {
  if (dtype === dataTypes.float32) return Float32Array.from(values);
  if (dtype === dataTypes.int32) return Int32Array.from(values);
  if (dtype === dataTypes.bool) return Uint8Array.from(values);
  throw new CannotCompile("the step creates a constant that is not a number");
}
