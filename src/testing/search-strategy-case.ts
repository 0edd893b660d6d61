import type { KitCase } from "./kit-case.ts";

/** A case of a search strategy. */
export interface SearchStrategyCase extends KitCase {
  /** Whether an architecture may be proposed twice. Otherwise the search must end when the space is exhausted. */
  readonly repeats?: boolean;
  /** Whether it proposes every architecture of a space before it ends. */
  readonly exhaustive?: boolean;
}
