import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { Memory } from "./web-assembly.ts";
import { createRoutines, type Routines } from "./routines/routines.ts";

/** Emscripten's additions to a module, missing from the backend's types. */
interface Runtime {
  readonly asm: { readonly memory: Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** The tensors of a wasm backend, and routines that work on them in place. */
export class Heap {
  readonly routines: Routines;
  private readonly backend: BackendWasm;
  private scratch = { address: 0, bytes: 0 };

  constructor(backend: BackendWasm) {
    this.routines = createRoutines(runtimeOf(backend).asm.memory);
    this.backend = backend;
  }

  /** A tensor with undefined contents. */
  create(shape: readonly number[], dtype: TensorInfo["dtype"]): TensorInfo {
    return this.backend.makeOutput([...shape], dtype);
  }

  /** A tensor that shares its data under another shape; both must be disposed of. */
  share({ dataId, dtype }: TensorInfo, shape: readonly number[]): TensorInfo {
    this.backend.incRef(dataId);
    return { dataId, dtype, shape: [...shape] };
  }

  /** Address of a tensor's first byte. */
  address({ dataId }: TensorInfo): number {
    return this.backend.getMemoryOffset(dataId);
  }

  /** A view of a tensor's numbers, valid until the next tensor is created. */
  view(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array {
    return this.backend.typedArrayFromHeap(tensor) as Float32Array | Int32Array | Uint8Array;
  }

  /** Working memory for one call of a routine. */
  scratchOf(bytes: number): number {
    if (bytes > this.scratch.bytes) {
      const runtime = runtimeOf(this.backend);
      if (this.scratch.bytes > 0) runtime._free(this.scratch.address);
      this.scratch = { address: runtime._malloc(bytes) >>> 0, bytes };
    }
    return this.scratch.address;
  }
}

function runtimeOf({ wasm }: BackendWasm): Runtime {
  return wasm as unknown as Runtime;
}
