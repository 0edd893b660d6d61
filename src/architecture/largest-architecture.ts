import type { Architecture } from "./architecture.ts";
import { costOf, type ModelFamily } from "./model-family.ts";

/** Maximum number of candidates that are compared. */
const LOOKS = 20_000;

/** The architecture with the most parameters among `first` and the first 20,000 candidates. */
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
