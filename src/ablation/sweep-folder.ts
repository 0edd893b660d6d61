import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import stringify from "safe-stable-stringify";
import { makeFolder, writeAtomically } from "../files/files.ts";
import { Lock } from "../files/lock.ts";
import { differences } from "../experiment/reading/differences.ts";
import type { MeanPatterns } from "../evaluation/mean-scores.ts";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { Shape } from "../experiment/schema/shape.ts";
import type { CellFailure } from "./cell-process.ts";
import { plannedRuns } from "./planned-runs.ts";
import { damagedPlan, planChanged } from "./errors.ts";
import { type AblationPlan, PLAN_VERSION, type PlannedAblation } from "./plan.ts";

/** Why a cell has no result, by the hash of its content. */
export type Failures = Readonly<Record<string, string>>;

/** The folder of an ablation: its plan, the experiment of each cell, and what failed. */
export class SweepFolder {
  readonly path: string;

  /** @param path an existing folder, or one to create. */
  constructor(path: string) {
    this.path = path;
  }

  /** Lets no other process work on the ablation until the lock is released. @throws EspalierError if one does. */
  lock(): Lock {
    makeFolder(this.path);
    return Lock.acquire(join(this.path, "ablation.lock"));
  }

  /**
   * Writes the plan and the experiments.
   * @param mayExtend whether arms, seeds and scores may be added to an earlier plan.
   * @throws EspalierError if the plan in the folder is another one.
   */
  freeze(planned: PlannedAblation, mayExtend: boolean): void {
    const { plan, experiments } = planned;
    this.check(planned, mayExtend);
    makeFolder(join(this.path, "cells"));
    for (const [content, experiment] of experiments) writeJson(this.experimentFile(content), experiment);
    writeJson(join(this.path, "plan.json"), plan);
  }

  /** @throws EspalierError if the plan in the folder is another one. */
  check({ plan, experiments }: PlannedAblation, mayExtend: boolean): void {
    const before = this.readPlan();
    if (before === undefined) return;
    const changes = planChanges(before, plan, mayExtend);
    if (changes.length === 0) return;
    const isHeldOtherwise = before.hold !== plan.hold || before.after !== plan.after;
    const details = isHeldOtherwise ? [] : this.changedValues(before, plan, experiments);
    throw planChanged(this.path, details.length > 0 ? details : changes);
  }

  /** Values of the experiment that differ now in a run of an arm and a seed that the plan had. */
  private changedValues(
    before: AblationPlan,
    after: AblationPlan,
    experiments: PlannedAblation["experiments"],
  ): readonly string[] {
    for (const { arm, seed, content } of before.cells) {
      const now = after.cells.find((cell) => cell.arm === arm && cell.seed === seed);
      if (now === undefined || now.content === content || !existsSync(this.experimentFile(content))) continue;
      const old: unknown = this.readExperiment(content);
      const found = differences(old, experiments.get(now.content), Shape.ofExperiment());
      if (found.length === 0) return [`the data of ${arm} are others`];
      return found.map(
        ({ pointer, before, after }) =>
          `${pointer} of ${arm} was ${stringify(before)} and is ${stringify(after)}`,
      );
    }
    return [];
  }

  /** The recorded experiment of a cell. */
  experimentFile(content: string): string {
    return join(this.path, "cells", `${content}.json`);
  }

  /** The planned experiment of a cell. */
  readExperiment(content: string): Experiment {
    return JSON.parse(readFileSync(this.experimentFile(content), "utf8")) as Experiment;
  }

  /** The experiment of a cell with the settings that it takes from its guide. */
  guidedFile(content: string): string {
    return join(this.path, "cells", `${content}.guided.json`);
  }

  /** Records the experiment of a cell as it is run, after its guide has finished. @returns the file. */
  writeGuided(content: string, experiment: Experiment): string {
    const file = this.guidedFile(content);
    writeJson(file, experiment);
    return file;
  }

  /** Folders of the plan's finished runs by the hash of their cells. @param root folder for run folders. */
  finishedRuns(plan: AblationPlan, root: string): ReadonlyMap<string, string> {
    return plannedRuns(plan, (content) => this.readExperiment(content), root);
  }

  /** Output of a cell's process. */
  logFile(content: string): string {
    return join(this.path, "cells", `${content}.log`);
  }

  get failures(): Failures {
    const file = join(this.path, "failures.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Failures) : {};
  }

  /** Records the end of a cell. A failure that the machine caused is none: the cell is tried again. */
  record(content: string, failure: CellFailure | undefined): void {
    const { [content]: earlier, ...others } = this.failures;
    const isFinal = failure !== undefined && !failure.environmental;
    if (!isFinal && earlier === undefined) return;
    const own = isFinal ? { [content]: `${failure.code}: ${failure.message}` } : {};
    writeJson(join(this.path, "failures.json"), { ...others, ...own });
  }

  /** The plan in the folder, if there is one. @throws EspalierError if it is damaged. */
  readPlan(): AblationPlan | undefined {
    const file = join(this.path, "plan.json");
    if (!existsSync(file)) return undefined;
    let plan: AblationPlan;
    try {
      plan = JSON.parse(readFileSync(file, "utf8")) as AblationPlan;
    } catch {
      throw damagedPlan(file, "it is not JSON");
    }
    if (plan.version !== PLAN_VERSION)
      throw damagedPlan(file, `it has version ${plan.version} instead of ${PLAN_VERSION}`);
    return plan;
  }
}

/** Fields in which a plan differs from the one that was started. A project may be moved. */
function planChanges(before: AblationPlan, after: AblationPlan, mayExtend: boolean): readonly string[] {
  const lists = ["arms", "seeds", "contrasts", "scores", "cells"] as const;
  const means = meanChanges(before.means ?? {}, after.means, mayExtend);
  const others = (["name", "baseline", "hold", "after", ...lists] as const).flatMap((field) => {
    const [old, young] = [before[field], after[field]];
    if (stringify(old) === stringify(young)) return [];
    if (field === "scores" && !isPrefix(before.scores, after.scores))
      return [`scores was ${stringify(old)} and is ${stringify(young)}`];
    const isList = Array.isArray(old) && Array.isArray(young);
    if (!isList) return [`${field} was ${stringify(old)} and is ${stringify(young)}`];
    const known = new Set(young.map((entry) => stringify(entry)));
    const gone = old.filter((entry: unknown) => !known.has(stringify(entry) as string));
    if (gone.length > 0) return [`${field} has lost ${briefly(gone)}`];
    const there = new Set(old.map((entry: unknown) => stringify(entry)));
    const added = young.filter((entry) => !there.has(stringify(entry)));
    return mayExtend || added.length === 0 ? [] : [`${field} has gained ${briefly(added)}`];
  });
  return [...others, ...means];
}

/** The same for means over tasks: their definitions are fixed, and others may be added. */
function meanChanges(before: MeanPatterns, after: MeanPatterns, mayExtend: boolean): readonly string[] {
  const changed = Object.keys(before).filter((name) => stringify(before[name]) !== stringify(after[name]));
  const added = Object.keys(after).filter((name) => !(name in before));
  return [
    ...changed.map(
      (name) => `the mean ${name} was ${stringify(before[name])} and is ${stringify(after[name])}`,
    ),
    ...(mayExtend || added.length === 0 ? [] : [`the means have gained ${briefly(added)}`]),
  ];
}

/** Whether scores were only added at the end: the decisive one stays the same. */
function isPrefix(before: readonly string[] | null, after: readonly string[] | null): boolean {
  return before?.every((score, place) => after?.[place] === score) ?? after === null;
}

/** Names of entries, at most three. */
function briefly(entries: readonly unknown[]): string {
  const names = entries.slice(0, 3).map((entry) => {
    const { name, arm, seed } = (entry ?? {}) as { name?: string; arm?: string; seed?: number };
    if (arm !== undefined) return `${arm} with seed ${seed}`;
    return name ?? stringify(entry);
  });
  const more = entries.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function writeJson(file: string, value: Experiment | AblationPlan | Failures): void {
  writeAtomically(file, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
}
