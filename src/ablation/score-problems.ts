import type { Ablation } from "../experiment/schema/ablation.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";

/** Scores to compare that no run has. @param known names of all scores and means. */
export function scoreProblems(
  { scores = [] }: Pick<Ablation, "scores">,
  known: readonly string[],
): readonly Problem[] {
  return scores.flatMap((score, index) => {
    if (known.includes(score)) return [];
    const nearest = nearestName(score, known);
    return [
      {
        pointer: pointerOf(["ablation", "scores", index]),
        message: `No run has a score "${score}".`,
        allowed: [...new Set(known)].join(", "),
        ...(nearest !== undefined && { nearest }),
      },
    ];
  });
}
