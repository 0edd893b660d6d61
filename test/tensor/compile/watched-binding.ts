import type { Binding } from "../../../src/tensor/backend/node-backend.ts";
import { nodeBackend } from "./native.ts";

/** What reaches the engine while it is watched. */
export interface Watched {
  /** Sessions that were made. */
  readonly made: number;
  /** Sessions that were made and not yet deleted. */
  readonly open: number;
  /** The values of the constants and feeds that were handed over. */
  readonly tensors: number;
  /** From now on sessions fail as if the engine had died. */
  die(message: string): void;
}

/** Watches the addon while `body` runs. */
export function watching<Result>(body: (watched: Watched) => Result): Result {
  const backend = nodeBackend();
  const { binding } = backend;
  let [made, deleted, tensors] = [0, 0, 0];
  let death: string | undefined;
  const overrides: Partial<Binding> = {
    loadSavedModel: (folder, tags) => {
      const id = binding.loadSavedModel(folder, tags);
      made++;
      return id;
    },
    deleteSavedModel: (id) => {
      binding.deleteSavedModel(id);
      deleted++;
    },
    createTensor: (...tensor) => {
      tensors++;
      return binding.createTensor(...tensor);
    },
    deleteTensor: (id) => {
      tensors--;
      binding.deleteTensor(id);
    },
    runSavedModel: (...run) => {
      if (death !== undefined) throw new Error(death);
      const results = binding.runSavedModel(...run);
      tensors += results.length;
      return results;
    },
    executeOp: (...operation) => {
      const results = binding.executeOp(...operation);
      tensors += results.length;
      return results;
    },
  };
  // The addon's own properties can be neither overwritten nor enumerated.
  backend.binding = Object.create(binding, Object.getOwnPropertyDescriptors(overrides)) as Binding;
  try {
    return body({
      get made() {
        return made;
      },
      get open() {
        return made - deleted;
      },
      get tensors() {
        return tensors;
      },
      die: (message) => (death = message),
    });
  } finally {
    backend.binding = binding;
  }
}
