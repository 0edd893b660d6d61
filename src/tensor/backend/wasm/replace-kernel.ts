import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { getKernel, registerKernel, type TensorInfo, unregisterKernel } from "@tensorflow/tfjs-core";
import { Heap } from "./heap.ts";

/** One call of a kernel: its inputs and attributes by name. */
export interface KernelCall<Inputs extends string, Attributes> {
  readonly inputs: Readonly<Record<Inputs, TensorInfo>>;
  readonly attributes: Attributes;
  readonly heap: Heap;
}

/** A kernel for some inputs of tfjs' own kernel; returns undefined to fall back to that. */
export type Replacement<Inputs extends string, Attributes = object> = (
  call: KernelCall<Inputs, Attributes>,
) => TensorInfo | TensorInfo[] | undefined;

const heaps = new WeakMap<BackendWasm, Heap>();

/** Replaces a kernel of tfjs' wasm backend by a faster one. */
export function replaceKernel<Inputs extends string, Attributes>(
  kernelName: string,
  replacement: Replacement<Inputs, Attributes>,
): void {
  const original = getKernel(kernelName, "wasm");
  unregisterKernel(kernelName, "wasm");
  registerKernel({
    ...original,
    kernelFunc: (call) => {
      const inputs = call.inputs as Record<Inputs, TensorInfo>;
      const heap = heapOf(call.backend as BackendWasm);
      return replacement({ inputs, attributes: call.attrs as Attributes, heap }) ?? original.kernelFunc(call);
    },
  });
}

function heapOf(backend: BackendWasm): Heap {
  let heap = heaps.get(backend);
  if (heap === undefined) heaps.set(backend, (heap = new Heap(backend)));
  return heap;
}

/** Whether a tensor's elements have four bytes, as the routines require. */
export function hasWords({ dtype }: TensorInfo): boolean {
  return dtype === "float32" || dtype === "int32";
}
