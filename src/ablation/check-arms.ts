import { EspalierError } from "../espalier-error.ts";
import { announcedScores } from "../experiment/checks/scores-problems.ts";
import type { Variant } from "../experiment/reading/apply-variant.ts";
import { differences } from "../experiment/reading/differences.ts";
import type { ResolvedExperiment } from "../experiment/reading/resolved-experiment.ts";
import type { Ablation } from "../experiment/schema/ablation.ts";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { Shape } from "../experiment/schema/shape.ts";
import { fileProblems } from "../json/errors.ts";
import { without } from "../json/pointer.ts";
import { growthPaths } from "../run/plan/growth-paths.ts";
import { plan, type Range } from "../run/plan/plan.ts";
import { type Assembly, assemble } from "../run/setup/assemble.ts";
import { rehearse } from "../run/setup/rehearse.ts";
import { armProblems } from "./errors.ts";
import { pathSpace } from "./guided-cells.ts";
import type { Change } from "./plan.ts";
import { namesWithoutTasks } from "./scores-without-tasks.ts";

/** An arm that can be run. */
export interface CheckedArm {
  readonly name: string;
  /** Its experiment with the first seed. */
  readonly experiment: Experiment;
  readonly changes: readonly Change[];
  /** Fingerprint of the stream's data, if it has one. */
  readonly data: string | undefined;
  /** Names of the scores that its runs may have, if they are known. */
  readonly scores: readonly string[] | undefined;
  /** Floating point operations of a run with the smallest and with the largest candidates, if they were asked for. */
  readonly flops?: Range;
}

/**
 * Reads, builds and rehearses all arms.
 * @param base the experiment of the file.
 * @param read reads a variant of it.
 * @param withFlops whether to work out the compute of each arm, which reads its data.
 * @throws EspalierError with the problems of all arms that cannot be run.
 */
export async function checkArms(
  base: ResolvedExperiment,
  ablation: Ablation,
  variants: readonly Variant[],
  read: (variant: Variant) => Promise<ResolvedExperiment>,
  withFlops = false,
): Promise<readonly CheckedArm[]> {
  const [seed] = ablation.seeds as [number, ...number[]];
  const shape = Shape.ofExperiment(base.registry);
  const arms: CheckedArm[] = [];
  const refused: (readonly [arm: string, error: EspalierError])[] = [];
  for (const variant of variants) {
    try {
      const seeded = setting(variant, "/seed", seed);
      const resolved = await read(seeded);
      const isFollower = ablation.hold === "path" && variant.name !== ablation.baseline;
      const checked = await check(resolved, ablation, withFlops && (isFollower ? flopsOnPath : flopsOf));
      const { experiment } = resolved;
      if (ablation.hold === "path") await check(await read(onPath(seeded)), ablation);
      const changes = differences(computed({ ...base.experiment, seed }), computed(experiment), shape);
      arms.push({ name: variant.name, experiment, changes, ...checked });
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      refused.push([variant.name, error]);
    }
  }
  if (refused.length > 0) throw armProblems(base.file, refused);
  return arms;
}

/** @throws EspalierError for an experiment that could not be run. */
async function check(
  resolved: ResolvedExperiment,
  { after }: Pick<Ablation, "after">,
  estimate: false | ((assembly: Assembly) => Promise<Range>) = false,
): Promise<Pick<CheckedArm, "data" | "scores" | "flops">> {
  const assembly = await assemble(resolved);
  try {
    const { steps, fingerprint } = assembly.stream;
    if (after !== undefined && after >= steps) throw lateBranch(resolved, after, steps);
    await rehearse(assembly);
    const { tasks, search, training } = assembly;
    const scores =
      tasks.length === 0
        ? namesWithoutTasks(search.objectives, training)
        : announcedScores(tasks)?.map(({ name }) => name);
    return { data: fingerprint, scores, ...(estimate && { flops: await estimate(assembly) }) };
  } finally {
    await assembly.close();
  }
}

/** Compute of searches and trainings. */
async function flopsOf(assembly: Assembly): Promise<Range> {
  const { flops } = await plan(assembly, await growthPaths(assembly));
  const [small, large] = [flops.search[0] + flops.training[0], flops.search[1] + flops.training[1]];
  return [Math.min(small, large), Math.max(small, large)];
}

/** The same on a path that is not known yet: one trial at each step, of any candidate. */
function flopsOnPath(assembly: Assembly): Promise<Range> {
  return flopsOf({ ...assembly, search: { ...assembly.search, trials: 1 } });
}

function lateBranch({ file }: ResolvedExperiment, after: number, steps: number): EspalierError {
  return fileProblems(file, [
    {
      pointer: "/ablation/after",
      message: `The stream has ${steps} growth steps, so arms cannot differ after step ${after}.`,
      allowed: steps > 1 ? `1 to ${steps - 1}` : "a stream of several steps",
    },
  ]);
}

/** The parts of an experiment that decide what it computes. */
function computed(experiment: Experiment): Record<string, unknown> {
  return without(experiment, "name", "description", "expected", "scores", "machine");
}

function setting(variant: Variant, pointer: string, value: unknown): Variant {
  return { ...variant, settings: [...variant.settings, { pointer, value }] };
}

/** A variant on a path that stays where it begins, to be checked: the real one is not known yet. */
function onPath(variant: Variant): Variant {
  return setting(variant, "/growth/space", pathSpace([{}]));
}
