import { type GatherV2Attrs, type KernelConfig, scalar, type Tensor } from "@tensorflow/tfjs-core";
import type { OpAttribute } from "./node-backend.ts";

interface ExecutingBackend {
  executeSingleOutput(op: string, attributes: readonly OpAttribute[], inputs: readonly Tensor[]): Tensor;
}

/** Numbers of attribute kinds in TensorFlow's C API. */
const [INT, TYPE] = [1, 4];
const typeNumbers: Readonly<Record<string, number>> = { float32: 1, int32: 3, bool: 10 };

/**
 * Gather without reading the indices. tfjs-node's kernel reads them back for a check, which recording does not allow;
 * TensorFlow checks them itself.
 */
export const gatherKernel: KernelConfig = {
  kernelName: "GatherV2",
  backendName: "tensorflow",
  kernelFunc: ({ inputs, attrs, backend }) => {
    const { x, indices } = inputs as { x: Tensor; indices: Tensor };
    const { axis, batchDims } = attrs as unknown as GatherV2Attrs;
    const type = (name: string, dtype: string) => ({ name, type: TYPE, value: typeNumbers[dtype] });
    const axisTensor = scalar(axis, "int32");
    const attributes = [
      { name: "batch_dims", type: INT, value: batchDims },
      type("Tparams", x.dtype),
      type("Tindices", indices.dtype),
      type("Taxis", "int32"),
    ];
    const result = (backend as ExecutingBackend).executeSingleOutput("GatherV2", attributes, [
      x,
      indices,
      axisTensor,
    ]);
    axisTensor.dispose();
    return result;
  },
};
