import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { Random } from "../random/random.ts";
import type { Objectives } from "./objective.ts";
import type { Notes, Trial } from "./trial.ts";

/** All that a proposal may depend on. */
export interface ProposalRequest {
  readonly space: SearchSpace;
  /** The history, running and failed trials included, in order of proposal. */
  readonly trials: readonly Trial[];
  /** The key of this very proposal. */
  readonly random: Random;
  /** What to improve, the main one first. */
  readonly objectives: Objectives;
}

/**
 * A candidate, or `undefined` when the strategy has nothing to propose from this history: it is asked again when a
 * running trial has been measured, and the search is over when none is running.
 */
export type Proposal = { readonly architecture: Architecture; readonly notes?: Notes } | undefined;

/** Which candidate comes next: a pure function of the history. */
export abstract class SearchStrategy {
  abstract propose(request: ProposalRequest): Proposal;
}
