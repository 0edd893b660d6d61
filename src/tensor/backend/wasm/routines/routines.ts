import { type CompiledModule, type Memory, webAssembly } from "../web-assembly.ts";
import { Assembly } from "../assembly/assembly.ts";
import { vector } from "../assembly/vector.ts";
import { addCopyNumbers, addCopyRows, addTranspose } from "./copy.ts";
import { addCombine, addMap } from "./elementwise.ts";
import { errorFunction, exponential } from "./exponential.ts";
import { addMultiply } from "./multiply.ts";
import { addPack } from "./pack.ts";
import { addColumnSums, addRowSums } from "./sums.ts";

/** A routine of the module; all its parameters are integers: addresses, counts, and strides in bytes. */
export type Routine = (...values: number[]) => void;

/** The routines by name. */
export type Routines = Readonly<Record<string, Routine>>;

let compiled: CompiledModule | undefined;

/** Instantiates the routines on a memory. */
export function createRoutines(memory: Memory): Routines {
  compiled ??= compile();
  return new webAssembly.Instance(compiled, { tensors: { memory } }).exports as Routines;
}

/** Compiles the module, with fused multiply-add if this Node.js has relaxed SIMD. */
function compile(): CompiledModule {
  const fused = assemble(true);
  return new webAssembly.Module(webAssembly.validate(fused) ? fused : assemble(false));
}

function assemble(fused: boolean): Uint8Array<ArrayBuffer> {
  const assembly = new Assembly();
  const pack = addPack(assembly);
  addMultiply(assembly, pack, fused);
  addTranspose(assembly, pack);
  addCopyRows(assembly);
  addCopyNumbers(assembly);
  addColumnSums(assembly);
  addRowSums(assembly);
  addMap(assembly, "exponential", exponential);
  addMap(assembly, "square", (x) => ({ before: [], result: vector.mul(x, x) }));
  addMap(assembly, "squareRoot", (x) => ({ before: [], result: vector.sqrt(x) }));
  addMap(assembly, "errorFunction", errorFunction);
  for (const name of ["add", "sub", "mul", "div", "min", "max"] as const)
    addCombine(assembly, name, vector[name]);
  return assembly.bytes();
}
