import type { Architecture } from "./architecture.ts";
import { costOf, type ModelFamily } from "./model-family.ts";

/** Candidates that are looked at. */
const LOOKS = 20_000;

/** The architecture with the most parameters among some, and `first`; of very many only the first ones are looked at. */
export function largestArchitecture(
  candidates: Iterable<Architecture>,
  family: ModelFamily,
  first: Architecture,
): Architecture {
  let [largest, parameters, looks] = [first, costOf(family, first).parameters, 0];
  for (const candidate of candidates) {
    const cost = costOf(family, candidate).parameters;
    if (cost > parameters) [largest, parameters] = [candidate, cost];
    if (++looks === LOOKS) break;
  }
  return largest;
}
