import type { Architecture, ProposalRequest, SearchStrategy, Trial } from "espalier";

/** Result of `firstAccepted`. */
export interface Answer {
  /** `undefined` if nothing was accepted. */
  readonly proposal: ReturnType<SearchStrategy["propose"]>;
  /** Refused proposals, in order. */
  readonly refused: readonly Architecture[];
}

/**
 * The first acceptable proposal of a strategy within `tries` attempts. The first attempt passes the request unchanged,
 * so that a wrapper that accepts everything changes nothing. Each further one uses another key and lists the refused
 * proposals as failed trials, so that the strategy proposes something else.
 */
export function firstAccepted(
  strategy: SearchStrategy,
  request: ProposalRequest,
  tries: number,
  accepts: (architecture: Architecture) => boolean,
): Answer {
  const trials: Trial[] = [...request.trials];
  const refused: Architecture[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const random = attempt === 0 ? request.random : request.random.fork("refused", attempt);
    const proposal = strategy.propose({ ...request, trials: [...trials], random });
    if (proposal === undefined || accepts(proposal.architecture)) return { proposal, refused };
    refused.push(proposal.architecture);
    trials.push(refusedTrial(trials.length, proposal));
  }
  return { proposal: undefined, refused };
}

function refusedTrial(number: number, { architecture, notes = {} }: NonNullable<Answer["proposal"]>): Trial {
  const failure = "refused before it was measured";
  return { number, architecture, status: "failed", budget: 1, measurements: {}, failure, notes };
}
