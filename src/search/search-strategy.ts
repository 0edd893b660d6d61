import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { Random } from "../random/random.ts";
import type { Objectives } from "./objective.ts";
import type { Notes, Trial } from "./trial.ts";

/** Input of a proposal. */
export interface ProposalRequest {
  readonly space: SearchSpace;
  /** The history, running and failed trials included, in order of proposal. */
  readonly trials: readonly Trial[];
  /** The key of this proposal. */
  readonly random: Random;
  /** The objectives, the main one first. */
  readonly objectives: Objectives;
}

/**
 * A candidate, or `undefined` if the strategy has none for this history. It is asked again after the next
 * measurement; the search ends if no trial is running.
 */
export type Proposal = { readonly architecture: Architecture; readonly notes?: Notes } | undefined;

/** Proposes the next candidate, as a pure function of the history. */
export abstract class SearchStrategy {
  abstract propose(request: ProposalRequest): Proposal;
}
