import { createHash } from "node:crypto";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** A hash of trees; faster than comparing their numbers. */
export function fingerprintOf(...trees: readonly ParameterTree[]): string {
  const digest = createHash("sha256");
  for (const [index, tree] of trees.entries()) {
    for (const [name, { shape, data }] of [...tree].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      digest.update(JSON.stringify([index, name, shape]));
      digest.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
  }
  return digest.digest("hex");
}

/** A hash of a state, architecture included. */
export function fingerprintOfState(state: ModelState): string {
  return `${state.architecture} ${fingerprintOf(...treesOf(state))}`;
}

function treesOf({ parameters, averages, slots }: ModelState): readonly ParameterTree[] {
  return [parameters, averages, slots.first, slots.second, slots.count];
}
