import { resultOf } from "../ablation/cell-result.ts";
import { meanScores } from "../evaluation/mean-scores.ts";
import type { WholeScore } from "../evaluation/whole-scores.ts";
import { differences } from "../experiment/reading/differences.ts";
import { Shape } from "../experiment/schema/shape.ts";
import { keysOf, ownValue, without } from "../json/pointer.ts";
import { readRun } from "../run/results/read-run.ts";
import type { RunState } from "../run/results/run-state.ts";

/** One of several runs. Scores and figures are those so far. */
export interface ComparedRun {
  readonly run: string;
  readonly name: string;
  readonly state: Exclude<RunState, "absent">;
  /** Last growth step that was scored; 0 before the first. */
  readonly scoredStep: number;
}

/** A value of each run, in their order; `null` if a run has none. */
interface Row<Value> {
  readonly values: readonly (Value | null)[];
}

/** Comparison of runs, the first one being the reference. */
export interface RunComparison {
  readonly version: 1;
  readonly runs: readonly ComparedRun[];
  /** Places where the experiments differ, apart from name, description and expected results. */
  readonly configuration: readonly (Row<unknown> & { readonly pointer: string })[];
  readonly scores: readonly (Row<number> &
    Pick<WholeScore, "direction" | "unit"> & { readonly name: string })[];
  /** `parameters`, `flops` if recorded, `examples` and `seconds`. */
  readonly figures: readonly (Row<number> & { readonly name: string })[];
}

/**
 * Compares runs, finished or not.
 * @param paths run folders.
 * @throws EspalierError if a folder has no run, or it is damaged.
 */
export function compareRuns(paths: readonly string[]): RunComparison {
  const runs = paths.map(readOne);
  return {
    version: 1,
    runs: runs.map(({ compared }) => compared),
    configuration: configurationRows(runs.map(({ experiment }) => experiment)),
    scores: scoreRows(runs.map(({ scores }) => scores)),
    figures: figureRows(runs.map(({ figures }) => figures)),
  };
}

function readOne(path: string) {
  const record = readRun(path);
  const { experiment, state, events } = record;
  const { scores, parameters, flops, examples, seconds } = resultOf(record);
  const scoredStep = events.findLast((event) => event.type === "evaluated")?.step ?? 0;
  return {
    compared: { run: path, name: experiment.name, state, scoredStep },
    experiment: without(experiment, "$schema", "name", "description", "expected"),
    scores: new Map([...scores, ...meanScores(experiment.scores ?? {}, scores)]),
    figures: { parameters, flops, examples, seconds },
  };
}

function configurationRows([first, ...others]: readonly unknown[]): RunComparison["configuration"] {
  const shape = Shape.ofExperiment();
  const found = others.flatMap((other) => differences(first, other, shape));
  const pointers = [...new Set(found.map(({ pointer }) => pointer))];
  return pointers.map((pointer) => ({
    pointer,
    values: [first, ...others].map(
      (experiment) => keysOf(pointer).reduce<unknown>(ownValue, experiment) ?? null,
    ),
  }));
}

function scoreRows(runs: readonly ReadonlyMap<string, WholeScore>[]): RunComparison["scores"] {
  const names = [...new Set(runs.flatMap((scores) => [...scores.keys()]))];
  return names.map((name) => {
    const { direction, unit } = runs.find((scores) => scores.has(name))!.get(name)!;
    const values = runs.map((scores) => scores.get(name)?.value ?? null);
    return { name, direction, ...(unit !== undefined && { unit }), values };
  });
}

function figureRows(runs: readonly Readonly<Record<string, number | undefined>>[]): RunComparison["figures"] {
  return Object.keys(runs[0] ?? {})
    .map((name) => ({ name, values: runs.map((figures) => figures[name] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== null));
}
