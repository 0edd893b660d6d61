import type { Candidate } from "espalier";

/**
 * The candidate with other random draws, that is other initial weights and batches. Draw n is the same for all
 * candidates, so that they stay comparable. Draw 0 is the candidate itself.
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
