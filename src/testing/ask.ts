import type { Proposal, ProposalRequest, SearchStrategy } from "../search/search-strategy.ts";
import { withoutChanges } from "./deep-freeze.ts";
import { ensure } from "./ensure.ts";
import type { WatchedSpace } from "./watched-space.ts";

/**
 * Asks a strategy for a proposal and checks it.
 * @throws Error if the proposal is outside the space or visited it too often.
 */
export function ask(
  strategy: SearchStrategy,
  request: ProposalRequest & { readonly space: WatchedSpace },
): Proposal {
  request.space.startWatching();
  const proposal = withoutChanges("propose", () =>
    strategy.propose({ ...request, trials: [...request.trials] }),
  );
  if (proposal === undefined) return undefined;
  request.space.startWatching();
  const { architecture } = proposal;
  const where = `proposal ${request.trials.length}`;
  ensure(request.space.contains(architecture), `${where} is outside the space: ${architecture}`);
  return proposal;
}

/** A proposal as text, for comparison and messages. */
export function describeProposal(proposal: Proposal): string {
  if (proposal === undefined) return "nothing";
  const { architecture, notes = {} } = proposal;
  return `${architecture} with notes ${JSON.stringify(notes)}`;
}
