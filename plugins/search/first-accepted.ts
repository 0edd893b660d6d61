import type { Architecture, ProposalRequest, SearchStrategy, Trial } from "espalier";

/** What came of asking a strategy until it proposed something acceptable. */
export interface Answer {
  /** `undefined` if nothing was accepted. */
  readonly proposal: ReturnType<SearchStrategy["propose"]>;
  /** What was not accepted, in order. */
  readonly refused: readonly Architecture[];
}

/**
 * The first acceptable proposal of a strategy, asked at most `tries` times. What was refused counts as a failed trial
 * when it is asked again, with another key, so that it has to think of something else. The first time it is asked as if
 * nobody stood between: a wrapper that accepts everything changes nothing.
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
