import type { ModelDescription } from "../architecture/model-description.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { Random } from "../random/random.ts";
import type { DescribedArchitecture } from "./described-architecture.ts";
import { exactGrowth, type WideningChoices } from "./exact-growth.ts";
import { expandAxes, type WiderSlots } from "./expand-axes.ts";
import { planAxes } from "./plan-axes.ts";

/** Options of `widenAxes`. */
export interface WideningOptions extends WideningChoices {
  readonly slots: WiderSlots;
}

/**
 * Widens every axis whose size differs between two descriptions of the same parameters. The model's function is
 * preserved if streams are read through normalisations over them, and each stream written by a normalisation grows by
 * a whole multiple. `expandAxes` describes the slots.
 *
 * @param source describes `state`.
 * @param random key of the splits; fresh values are drawn from `random.fork(name)`.
 * @throws EspalierError if an axis cannot grow in this way.
 */
export function widenAxes(
  state: ModelState,
  source: ModelDescription,
  target: DescribedArchitecture,
  { slots, ...choices }: WideningOptions,
  random: Random,
): ModelState {
  const grown = planAxes(source, target.description, exactGrowth(choices), random);
  return expandAxes(state, target, grown, slots, random);
}
