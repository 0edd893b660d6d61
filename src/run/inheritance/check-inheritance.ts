import type { Kept } from "../../growth/parameter-inheritance.ts";
import type { ModelState } from "../../architecture/model-state.ts";
import { expansionNotExact, weightsNotKept } from "./errors.ts";
import type { Probe, Weights } from "./probe.ts";

/** Largest change of an output that rounding explains in float32. */
const EXACT_WITHIN = 1e-4;

const WEIGHTS: readonly Weights[] = ["live", "averaged"];

/** A use of the growth operators. */
export interface Expansion {
  readonly source: ModelState;
  readonly result: ModelState;
}

/**
 * Largest change of the function by growth operators alone, of live and of averaged weights.
 * @param exact whether all of them claim to change nothing.
 * @throws EspalierError if they do, and it changes by more than rounding.
 */
export async function checkExpansions(
  probe: Probe,
  step: number,
  expansions: readonly Expansion[],
  exact: boolean,
): Promise<number> {
  let largest = 0;
  for (const { source, result } of expansions)
    for (const weights of WEIGHTS) {
      const change = await probe.difference({ state: source, weights }, { state: result, weights });
      largest = Math.max(largest, change);
    }
  if (exact && largest > EXACT_WITHIN) throw expansionNotExact(step, largest, EXACT_WITHIN);
  return largest;
}

/**
 * Compares a child with what its inheritance declares to keep.
 * @param expanded the parent, grown to the child's architecture.
 * @throws EspalierError that names the weights that are not kept.
 */
export async function checkKept(
  probe: Probe,
  step: number,
  keeps: Kept,
  expanded: ModelState,
  child: ModelState,
): Promise<void> {
  for (const weights of WEIGHTS) {
    const kept = keeps[weights];
    if (kept === "none") continue;
    const change = await probe.difference({ state: expanded, weights: kept }, { state: child, weights });
    if (!(change <= EXACT_WITHIN)) throw weightsNotKept(step, weights, kept, change, EXACT_WITHIN);
  }
}
