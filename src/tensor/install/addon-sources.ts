import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Folder of our own C++ code. */
const folder = join(packageFolder(), "src", "tensor", "native");

/** TensorFlow functions called by tfjs-node that `guard.cc` replaces. */
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

/** Compiler definitions that redirect tfjs-node's sources to the guard. */
export const guardDefinitions: readonly string[] = guarded.map((name) => `-D${name}=Espalier_${name}`);

/** Compiler flags for vectorised loops; floating-point exceptions and errno are not used. */
export const kernelFlags = ["-O3", "-fopenmp-simd", "-fno-trapping-math", "-fno-math-errno"] as const;

/** Source files compiled into tfjs-node's addon. */
export function addonSources(): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".cc"));
  return names.map((name) => join(folder, name)).filter((file) => file !== terminalSource);
}

/** Hash of our sources and compiler flags. */
export function fingerprint(): string {
  const contents = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return hash("sha256", JSON.stringify([contents, guardDefinitions, kernelFlags])).slice(0, 8);
}
