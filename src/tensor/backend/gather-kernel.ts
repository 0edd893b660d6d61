import { type GatherV2Attrs, type KernelConfig, scalar, type Tensor } from "@tensorflow/tfjs-core";
import type { OpAttribute } from "./node-backend.ts";

interface ExecutingBackend {
  executeSingleOutput(op: string, attributes: readonly OpAttribute[], inputs: readonly Tensor[]): Tensor;
}

/** What TensorFlow's C API calls the kinds of attributes and the types that we need. */
const [INT, TYPE] = [1, 4];
const typeNumbers: Readonly<Record<string, number>> = { float32: 1, int32: 3, bool: 10 };

/**
 * tfjs-node's own kernel reads the indices back to check them, so that a gather could not be recorded. TensorFlow
 * checks them itself.
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
