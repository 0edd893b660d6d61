import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AblationPlan, contentHash } from "../../src/ablation/plan.ts";
import type { Experiment } from "../../src/experiment/schema/experiment.ts";
import { linesOfRun, writeRun } from "./written-run.ts";

/**
 * Writes the folder of an ablation with three arms and four seeds, and its runs of two growth steps beside it: `better` is
 * 10 points above the baseline, `failing` has failed with seed 1, and its other runs are queued.
 */
export function writeSweep(root: string, failure = "out of memory"): string {
  const seeds = [1, 2, 3, 4];
  const names = ["baseline", "better", "failing"];
  const experimentOf = (arm: string, seed: number) => ({ name: "sweep", seed, search: {}, arm });
  const contentOf = (arm: string, seed: number) =>
    contentHash(experimentOf(arm, seed) as unknown as Experiment, undefined);
  const cells = names.flatMap((arm) => seeds.map((seed) => ({ arm, seed, content: contentOf(arm, seed) })));
  const plan: AblationPlan = {
    ...{
      version: 3,
      hold: null,
      after: null,
      means: {},
      name: "sweep",
      folder: root,
      baseline: "baseline",
      seeds,
      cells,
    },
    arms: names.map((name) => ({ name, changes: [{ pointer: "/arm", before: "baseline", after: name }] })),
    contrasts: [
      ["better", "baseline"],
      ["failing", "baseline"],
    ],
    scores: ["accuracy", "recall"],
  };
  for (const [place, arm] of ["baseline", "better"].entries())
    for (const seed of seeds) {
      const score = { interval: [0, 1], count: 50, baselines: {} } as const;
      const run = {
        ...{ name: "sweep", seed, steps: 2, trials: 8, experiment: experimentOf(arm, seed) },
        scores: (step: number) => [
          { name: "accuracy", value: 0.2 + 0.1 * step + 0.1 * place + 0.01 * seed * place, ...score },
          { name: "recall", value: 0.2 + 0.01 * seed, ...score, ofStep: 1 },
          { name: "recall", value: 0.1 * step + 0.01 * seed, ...score, ofStep: 2 },
        ],
      };
      writeRun(join(root, `sweep-${arm}-${seed}`), run, linesOfRun(run));
    }
  const folder = join(root, "sweep.ablation");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  writeFileSync(join(folder, "failures.json"), JSON.stringify({ [contentOf("failing", 1)]: failure }));
  return folder;
}
