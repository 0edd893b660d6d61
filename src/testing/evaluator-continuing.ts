import { expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import type { Evaluator } from "../search/evaluator.ts";
import type { Measurements } from "../search/trial.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";
import { Candidates } from "./candidates.ts";
import { copyOfCheckpoint } from "./copies.ts";
import { ensureWhole } from "./ensure-state.ts";
import { ensure } from "./ensure.ts";
import type { EvaluatorCase } from "./evaluator-case.ts";
import type { Build } from "./kit-case.ts";
import { ensureMeasured, repeatable } from "./measured.ts";

/** Successive budgets of a trial. */
const BUDGETS = [0.01, 0.5, 1];

/** Tests that a trial can stop and continue, in this process or in another one. */
export function testContinuing(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  it("measures at small budgets, and continues from its checkpoints", async () => {
    const candidates = await Candidates.of(await build(), kitCase);
    for (const architecture of kitCase.architectures) {
      const evaluator = await build();
      const figures = await follow(async () => evaluator, candidates, architecture);
      const elsewhere = await follow(build, candidates, architecture);
      expect(
        elsewhere,
        `${architecture} has other measurements if continued in another process; store all that it needs by \`keep\``,
      ).toEqual(figures);
    }
  });
}

/** Measurements of a trial at each budget. */
async function follow(
  evaluatorOf: Build<Evaluator>,
  candidates: Candidates,
  architecture: Architecture,
): Promise<Measurements[]> {
  const figures: Measurements[] = [];
  let kept: readonly TrainingCheckpoint[] = [];
  for (const budget of BUDGETS) {
    const evaluator = await evaluatorOf();
    const previous = kept.map(copyOfCheckpoint);
    const keep = (checkpoints: readonly TrainingCheckpoint[]) => void (kept = checkpoints);
    const measurements = await evaluator.measure({
      ...candidates.candidate(evaluator, { architecture, step: 1, budget }),
      ...(previous.length > 0 && { previous }),
      ...(budget < 1 && { keep }),
    });
    ensureMeasured(evaluator, measurements, architecture, budget);
    for (const checkpoint of kept) ensureCheckpoint(checkpoint);
    figures.push(repeatable(evaluator, measurements));
  }
  return figures;
}

function ensureCheckpoint({ update, state, plan }: TrainingCheckpoint): void {
  ensure(
    Number.isInteger(update) && update >= 0,
    `a checkpoint's update must be a non-negative integer: ${update}`,
  );
  ensure(typeof plan === "object" && plan !== null, "a checkpoint must have a plan, possibly {}");
  ensureWhole(state, `the checkpoint of ${state.architecture}`);
}
