import { EspalierError } from "../espalier-error.ts";
import { meanScores } from "../evaluation/mean-scores.ts";
import { type CellResult, cellResult } from "./cell-result.ts";
import { noSuchScores } from "./errors.ts";
import type { AblationPlan } from "./plan.ts";

/**
 * Compares a plan's scores and means with those of the first finished run, since tasks need not announce theirs. Nothing
 * is checked if arms have different tasks.
 */
export class ScoreCheck {
  private readonly plan: AblationPlan;
  private readonly folder: string;
  private readonly findRun: () => string | undefined;
  private isDone: boolean;
  private found: EspalierError | undefined;

  /** @param folder of the plan. @param findRun returns the path of a finished run, if there is one. */
  constructor(plan: AblationPlan, folder: string, findRun: () => string | undefined) {
    [this.plan, this.folder, this.findRun] = [plan, folder, findRun];
    this.isDone = plan.arms.some(({ changes }) =>
      changes.some(({ pointer }) => /^\/evaluation(\/|$)/.test(pointer)),
    );
  }

  /** The mistake in the plan's scores or means; `undefined` while none is known. */
  error(): EspalierError | undefined {
    const path = this.isDone ? undefined : this.findRun();
    if (path === undefined) return this.found;
    this.isDone = true;
    try {
      this.check(cellResult(path));
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      this.found = error;
    }
    return this.found;
  }

  private check({ scores }: CellResult): void {
    const { means, scores: wanted } = this.plan;
    const known = [...scores.keys(), ...meanScores(means, scores).keys()];
    const unknown = (wanted ?? []).filter((score) => !known.includes(score));
    if (unknown.length > 0) throw noSuchScores(unknown, known, this.folder);
  }
}
