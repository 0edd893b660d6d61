import type { Variant } from "../experiment/reading/apply-variant.ts";
import type { ResolvedExperiment } from "../experiment/reading/resolved-experiment.ts";
import type { Ablation } from "../experiment/schema/ablation.ts";
import { fileProblems } from "../json/errors.ts";
import { type CheckedArm, checkArms } from "./check-arms.ts";
import { expandArms } from "./expand-arms.ts";
import { PLAN_VERSION, type PlannedAblation } from "./plan.ts";
import { planCells } from "./plan-cells.ts";
import { scoreProblems } from "./score-problems.ts";

/**
 * Expands an ablation to a run for each arm and seed. Every arm is checked as `espalier validate` checks an experiment.
 * @param base the experiment of the file.
 * @param read reads a variant of it.
 * @param withFlops whether to work out the compute of each arm, which reads its data.
 * @throws ExperimentProblems for mistakes in `ablation`.
 * @throws EspalierError with the problems of all arms that are not valid.
 */
export async function planAblation(
  base: ResolvedExperiment,
  ablation: Ablation,
  read: (variant: Variant) => Promise<ResolvedExperiment>,
  withFlops = false,
): Promise<PlannedAblation> {
  const { arms: variants, problems } = expandArms(ablation);
  if (problems.length > 0) throw fileProblems(base.file, problems);
  const arms = await checkArms(base, ablation, variants, read, withFlops);
  const means = base.experiment.scores ?? {};
  const announced = scoresOf(arms);
  const misspelt = announced && scoreProblems(ablation, [...announced, ...Object.keys(means)]);
  if (misspelt !== undefined && misspelt.length > 0) throw fileProblems(base.file, misspelt);
  const { baseline, seeds, scores = null, hold = null, after = null } = ablation;
  const others = arms.map(({ name }) => name).filter((name) => name !== baseline);
  const { cells, experiments } = planCells(arms, { baseline, seeds, hold, after });
  return {
    arms,
    experiments,
    plan: {
      ...{ version: PLAN_VERSION, name: base.experiment.name, folder: base.folder },
      ...{ baseline, seeds, hold, after, scores, means, cells },
      arms: arms.map(({ name, changes }) => ({ name, changes })),
      contrasts: ablation.contrasts ?? others.map((name) => [name, baseline]),
    },
  };
}

/** Names of the scores that the runs may have; `undefined` if some are unknown. */
function scoresOf(arms: readonly CheckedArm[]): readonly string[] | undefined {
  const known = arms.map(({ scores }) => scores);
  return known.includes(undefined) ? undefined : known.flatMap((scores) => scores ?? []);
}
