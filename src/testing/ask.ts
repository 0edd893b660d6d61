import { inspect } from "node:util";
import { Architecture } from "../architecture/architecture.ts";
import type { Proposal, ProposalRequest, SearchStrategy } from "../search/search-strategy.ts";
import { withoutChanges } from "./deep-freeze.ts";
import { ensure } from "./ensure.ts";
import type { WatchedSpace } from "./watched-space.ts";

/**
 * The strategy's answer, checked for what holds of every answer.
 * @throws Error if it lies outside the space, if the log cannot keep its notes, or if it took too many looks.
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
  const where = `proposal ${request.trials.length}`;
  const isPromise = (proposal as unknown) instanceof Promise;
  ensure(!isPromise, `${where} is a promise: propose answers at once, from what it is given`);
  const { architecture, notes = {} } = proposal;
  ensure(architecture instanceof Architecture, `${where} has no Architecture: ${inspect(architecture)}`);
  ensure(request.space.contains(architecture), `${where} lies outside the space: ${architecture}`);
  ensure(
    Object.values(notes).every(isKept),
    `${where} has notes that the log cannot keep; text, finite numbers and truth values can be kept: ${inspect(notes)}`,
  );
  return proposal;
}

function isKept(note: unknown): boolean {
  return typeof note === "string" || typeof note === "boolean" || Number.isFinite(note);
}

/** An answer in plain form, to be compared and read. */
export function describeProposal(proposal: Proposal): string {
  if (proposal === undefined) return "nothing";
  const { architecture, notes = {} } = proposal;
  return `${architecture} with notes ${JSON.stringify(notes)}`;
}
