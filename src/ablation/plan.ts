import { assemble } from "../run/setup/assemble.ts";
import { rehearse } from "../run/setup/rehearse.ts";
import type { MeanPatterns } from "../evaluation/mean-scores.ts";
import { announcedScores } from "../experiment/checks/scores-problems.ts";
import type { Variant } from "../experiment/reading/apply-variant.ts";
import { differences } from "../experiment/reading/differences.ts";
import { hashOf, type ResolvedExperiment } from "../experiment/reading/resolved-experiment.ts";
import type { Ablation } from "../experiment/schema/ablation.ts";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { Shape } from "../experiment/schema/shape.ts";
import { EspalierError } from "../espalier-error.ts";
import { fileProblems } from "../json/errors.ts";
import { without } from "../json/pointer.ts";
import { armProblems } from "./errors.ts";
import { expandArms } from "./expand-arms.ts";
import { scoreProblems } from "./score-problems.ts";

/** Version of the file `plan.json`. */
export const PLAN_VERSION = 1;

/** One run of an ablation. */
export interface Cell {
  readonly arm: string;
  readonly seed: number;
  /** Hash of what the run computes, whatever its name. */
  readonly content: string;
}

/** A change of an arm, as compared with the experiment of the file. */
export interface Change {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An ablation as it is run: everything is decided before the first run. */
export interface AblationPlan {
  readonly version: typeof PLAN_VERSION;
  readonly name: string;
  /** Folder that relative paths in the experiments start from. */
  readonly folder: string;
  readonly baseline: string;
  /** In order, the baseline first. */
  readonly arms: readonly { readonly name: string; readonly changes: readonly Change[] }[];
  readonly seeds: readonly number[];
  /** The first minus the second. */
  readonly contrasts: readonly (readonly [string, string])[];
  /** The decisive one first; `null`: all scores of the runs. */
  readonly scores: readonly string[] | null;
  /** Means over tasks, which are compared as scores are. */
  readonly means: MeanPatterns;
  readonly cells: readonly Cell[];
}

/** A plan with the experiment of each cell, by the hash of its content. */
export interface PlannedAblation {
  readonly plan: AblationPlan;
  readonly experiments: ReadonlyMap<string, Experiment>;
}

/**
 * Expands an ablation to a run for each arm and seed. Every arm is checked as `espalier validate` checks an experiment.
 * @param base the experiment of the file.
 * @param read reads a variant of it.
 * @throws ExperimentProblems for mistakes in `ablation`.
 * @throws EspalierError with the problems of all arms that are not valid.
 */
export async function planAblation(
  base: ResolvedExperiment,
  ablation: Ablation,
  read: (variant: Variant) => Promise<ResolvedExperiment>,
): Promise<PlannedAblation> {
  const { arms, problems } = expandArms(ablation);
  if (problems.length > 0) throw fileProblems(base.file, problems);
  const [seed] = ablation.seeds as [number, ...number[]];
  const shape = Shape.ofExperiment(base.registry);
  const experiments = new Map<string, Experiment>();
  const cells: Cell[] = [];
  const changes: Change[][] = [];
  /** Names of the scores that the runs may have; `undefined` if some are unknown. */
  let announced: readonly string[] | undefined = [];
  const refused: (readonly [arm: string, error: EspalierError])[] = [];
  for (const arm of arms) {
    try {
      const first = await read(withSeed(arm, seed));
      const { data, scores } = await check(first);
      announced = scores && announced && [...announced, ...scores];
      changes.push(differences(computed({ ...base.experiment, seed }), computed(first.experiment), shape));
      for (const seed of ablation.seeds) {
        const experiment = { ...first.experiment, seed };
        const content = contentHash(experiment, data);
        if (!experiments.has(content)) experiments.set(content, experiment);
        cells.push({ arm: arm.name, seed, content });
      }
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      refused.push([arm.name, error]);
    }
  }
  if (refused.length > 0) throw armProblems(base.file, refused);
  const means = base.experiment.scores ?? {};
  const misspelt = announced && scoreProblems(ablation, [...announced, ...Object.keys(means)]);
  if (misspelt !== undefined && misspelt.length > 0) throw fileProblems(base.file, misspelt);
  const { baseline, seeds, scores = null } = ablation;
  const others = arms.map(({ name }) => name).filter((name) => name !== baseline);
  return {
    experiments,
    plan: {
      ...{
        version: PLAN_VERSION,
        name: base.experiment.name,
        folder: base.folder,
        baseline,
        seeds,
        scores,
        means,
        cells,
      },
      arms: arms.map(({ name }, place) => ({ name, changes: changes[place]! })),
      contrasts: ablation.contrasts ?? others.map((name) => [name, baseline]),
    },
  };
}

/**
 * Hash of what an experiment computes, whatever its name.
 * @param data fingerprint of the stream's data, if it has one.
 */
export function contentHash(experiment: Experiment, data: string | undefined): string {
  const hash = hashOf({ ...experiment, name: "" });
  return data === undefined ? hash : `${hash}-${data}`;
}

/** The parts of an experiment that decide what it computes. */
function computed(experiment: Experiment): Record<string, unknown> {
  return without(experiment, "name", "description", "expected", "scores", "machine");
}

function withSeed({ name, patch, settings }: Variant, seed: number): Variant {
  return { name, patch, settings: [...settings, { pointer: "/seed", value: seed }] };
}

/** @returns the fingerprint of the data, and the names of the scores if they are known. @throws EspalierError for an experiment that could not be run. */
async function check(
  resolved: ResolvedExperiment,
): Promise<{ readonly data: string | undefined; readonly scores: readonly string[] | undefined }> {
  const assembly = await assemble(resolved);
  try {
    await rehearse(assembly);
    const scores = announcedScores(assembly.tasks)?.map(({ name }) => name);
    return { data: assembly.stream.fingerprint, scores };
  } finally {
    await assembly.close();
  }
}
