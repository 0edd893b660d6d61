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

/** Budgets that a trial has one after another. */
const BUDGETS = [0.01, 0.5, 1];

/** Tests that a trial can stop and go on, in this process or in another one. */
export function testContinuing(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  it("measures at small budgets, and goes on from what it kept", async () => {
    const candidates = await Candidates.of(await build(), kitCase);
    for (const architecture of kitCase.architectures) {
      const evaluator = await build();
      const figures = await follow(async () => evaluator, candidates, architecture);
      const elsewhere = await follow(build, candidates, architecture);
      expect(
        elsewhere,
        `${architecture} has other figures if it goes on in another process; all that it goes on from is to be kept by \`keep\``,
      ).toEqual(figures);
    }
  });
}

/** Figures of a trial at each budget. */
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
  ensure(Number.isInteger(update) && update >= 0, `what is kept is of a whole number of updates: ${update}`);
  ensure(
    typeof plan === "object" && plan !== null,
    "what is kept has a plan, {} if there is nothing to plan",
  );
  ensureWhole(state, `what is kept of ${state.architecture}`);
}
