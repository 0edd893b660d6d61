import type { Proposal, ProposalRequest, SearchStrategy } from "../search/search-strategy.ts";
import { withoutChanges } from "./deep-freeze.ts";
import { ensure } from "./ensure.ts";
import type { WatchedSpace } from "./watched-space.ts";

/**
 * The strategy's answer, checked for what holds of every answer.
 * @throws Error if it lies outside the space or took too many looks.
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
  ensure(request.space.contains(architecture), `${where} lies outside the space: ${architecture}`);
  return proposal;
}

/** An answer in plain form, to be compared and read. */
export function describeProposal(proposal: Proposal): string {
  if (proposal === undefined) return "nothing";
  const { architecture, notes = {} } = proposal;
  return `${architecture} with notes ${JSON.stringify(notes)}`;
}
