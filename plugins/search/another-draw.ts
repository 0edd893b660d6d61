import type { Candidate } from "espalier";

/**
 * The candidate with other draws of all that is random: initial weights and batches. The same for all candidates, so
 * that they are compared on the same draws; draw 0 is the candidate itself.
 */
export function anotherDraw(candidate: Candidate, purpose: string, draw: number): Candidate {
  if (draw === 0) return candidate;
  return {
    ...candidate,
    random: candidate.random.fork(purpose, draw),
    inherit: (variant) =>
      candidate.inherit(variant === undefined ? `${purpose} ${draw}` : `${purpose} ${draw} ${variant}`),
  };
}
