import type { GrowthTrigger } from "../../growth/growth-trigger.ts";
import { choose } from "./choose.ts";
import { dataChanged } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import { finishedStep } from "./finished-step.ts";
import { growthSpaceAt } from "./growth-space-at.ts";
import { stepRecords } from "../log/history.ts";
import { inherit, type StoredModel } from "../inheritance/inherit.ts";
import type { Run } from "../run.ts";
import { isTrained } from "../../training/training-length.ts";
import { search } from "../search/search.ts";
import { train } from "./train.ts";

/**
 * The growth loop. Whatever the journal already holds is not computed again, so a run that was stopped anywhere
 * goes on from there by being started again.
 */
export async function grow(run: Run): Promise<void> {
  let current: StoredModel = { architecture: run.start, checkpoint: undefined };
  for (let step = 1; step <= run.stream.steps; step++) {
    await announce(run, step);
    const finished = finishedStep(run, step);
    if (finished !== undefined) {
      current = finished;
      continue;
    }
    if (await fires(run, step, run.growth.trigger)) {
      const space = await growthSpaceAt(run, step, current.architecture);
      const trials = await search(run, step, space, current);
      const chosen = await choose(run, step, trials, current.architecture);
      current = await inherit(run, step, current, chosen);
    } else if (current.checkpoint === undefined) {
      current = await inherit(run, step, current, current.architecture);
    }
    if (isTrained(run.training)) current = await train(run, step, current);
    await evaluate(run, step, current);
  }
  await run.journal.once("run-finished", {}, async () => ({}));
}

async function announce(run: Run, step: number): Promise<void> {
  await run.stream.prepare?.(step);
  const { fingerprint } = run.stream;
  const started = await run.journal.once("step-started", { step }, async () => {
    const arrivals = await run.arrivals.counts(step);
    const validation = await run.arrivals.validation(step);
    const faults = await run.stream.faults?.(step);
    return {
      name: run.stream.stepNames[step - 1] ?? `step ${step}`,
      examples: { train: arrivals[step - 1] ?? 0, validation: validation.length },
      shares: [...run.replay.shares(arrivals)],
      ...(fingerprint !== undefined && { data: fingerprint }),
      ...(faults !== undefined && faults.count > 0 && { faults }),
    };
  });
  if (started.data !== fingerprint) throw dataChanged(step);
}

async function fires(run: Run, step: number, trigger: GrowthTrigger): Promise<boolean> {
  const { fires: answer } = await run.journal.once("growth-decided", { step }, async () =>
    trigger.fires(stepRecords(run.journal.events).filter((record) => record.step < step)),
  );
  return answer;
}
