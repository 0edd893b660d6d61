import type { NodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "./cannot-compile.ts";

/**
 * Runs a step that may only use tensors created in it. The engine would otherwise treat the values of an outside
 * tensor still in JavaScript as a constant.
 * @throws CannotCompile for the first operation on another tensor
 */
export function withOwnTensors<Result>(backend: NodeBackend, step: () => Result): Result {
  const move = backend.move.bind(backend);
  const createOutputTensor = backend.createOutputTensor.bind(backend);
  const getInputTensorIds = backend.getInputTensorIds.bind(backend);
  const own = new WeakSet<object>();
  const noticing: Partial<NodeBackend> = {
    move: (data, ...values) => {
      own.add(data);
      move(data, ...values);
    },
    createOutputTensor: (metadata) => {
      const tensor = createOutputTensor(metadata);
      own.add(tensor.dataId);
      return tensor;
    },
    getInputTensorIds: (tensors) => {
      if (tensors.some(({ dataId }) => dataId !== undefined && !own.has(dataId)))
        throw new CannotCompile("the step uses a tensor from outside");
      return getInputTensorIds(tensors);
    },
  };
  Object.assign(backend, noticing);
  try {
    return step();
  } finally {
    // uncovers the class's own functions
    for (const name of Object.keys(noticing)) Reflect.deleteProperty(backend, name);
  }
}
