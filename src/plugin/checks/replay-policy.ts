import type { ReplayPolicy } from "../../data/replay-policy.ts";
import { answers, type PortChecks } from "./check.ts";
import { isFigure } from "./values.ts";

/** Distance from 1 that rounding explains. */
const TOLERANCE = 1e-6;

export const replayPolicy: PortChecks<ReplayPolicy> = {
  shares: answers(
    "a weight from 0 for each step so far, together 1; 0 for steps without examples",
    (shares, [arrivals]) => {
      if (!Array.isArray(shares) || shares.length !== arrivals.length)
        return `there are ${arrivals.length} steps`;
      if (!shares.every((share) => isFigure(share) && share >= 0)) return "";
      const empty = shares.findIndex((share, index) => share > 0 && arrivals[index] === 0);
      if (empty !== -1) return `no examples have arrived at step ${empty + 1}`;
      const sum = shares.reduce((total: number, share: number) => total + share, 0);
      const expected = arrivals.some((count) => count > 0) ? 1 : 0;
      return Math.abs(sum - expected) <= TOLERANCE ? undefined : `together they are ${sum}`;
    },
  ),
};
