import type { NodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "./cannot-compile.ts";

/**
 * Runs a step such that it finds no tensor but those that were made meanwhile. One from outside may still wait in
 * JavaScript: the engine would take its values for a constant of the step.
 * @throws CannotCompile at the first other tensor that an operation is given
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
        throw new CannotCompile("the step uses a tensor that it was not given");
      return getInputTensorIds(tensors);
    },
  };
  Object.assign(backend, noticing);
  try {
    return step();
  } finally {
    // the class's own functions lie below
    for (const name of Object.keys(noticing)) Reflect.deleteProperty(backend, name);
  }
}
