import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Our own C++. */
const folder = fileURLToPath(new URL("../native", import.meta.url));

/** Functions of TensorFlow's that tfjs-node's sources call, and `guard.cc` takes the place of. */
const guarded = [
  "TF_LoadSessionFromSavedModel",
  "TF_NewSessionOptions",
  "TF_NewTensor",
  "TF_SessionRun",
  "TFE_DeleteContext",
  "TFE_Execute",
  "TFE_NewContext",
] as const;

/** The addon that mutes the terminal. */
export const terminalSource = join(folder, "terminal.cc");

/** How tfjs-node's own sources are told of the guard. */
export const guardDefinitions: readonly string[] = guarded.map((name) => `-D${name}=Espalier_${name}`);

/** Loops over numbers are to be vectorised, and nobody reads floating-point exceptions or errno. */
export const kernelFlags = ["-O3", "-fopenmp-simd", "-fno-trapping-math", "-fno-math-errno"] as const;

/** What is compiled into tfjs-node's addon. */
export function addonSources(): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".cc"));
  return names.map((name) => join(folder, name)).filter((file) => file !== terminalSource);
}

/** Tells one state of our sources from another. */
export function fingerprint(): string {
  const contents = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return hash("sha256", JSON.stringify([contents, guardDefinitions, kernelFlags])).slice(0, 8);
}
