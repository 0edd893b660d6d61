import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import stringify from "safe-stable-stringify";
import { makeFolder, writeAtomically } from "../files/files.ts";
import { Lock } from "../files/lock.ts";
import { differences } from "../experiment/reading/differences.ts";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { Shape } from "../experiment/schema/shape.ts";
import type { CellFailure } from "./cell-process.ts";
import { plannedRuns } from "./planned-runs.ts";
import { damagedPlan, planChanged } from "./errors.ts";
import { planChanges } from "./plan-changes.ts";
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
    const values = () => this.changedValues(before, plan, experiments);
    const changes = planChanges(before, plan, mayExtend, values);
    if (changes.length > 0) throw planChanged(this.path, changes);
  }

  /** Differences of the experiment or the data in the first run of the plan that is not computed as it was. */
  private changedValues(
    before: AblationPlan,
    after: AblationPlan,
    experiments: PlannedAblation["experiments"],
  ): readonly string[] {
    for (const { arm, seed, content, data } of before.cells) {
      const now = after.cells.find((cell) => cell.arm === arm && cell.seed === seed);
      if (now === undefined || now.content === content || !existsSync(this.experimentFile(content))) continue;
      const old: unknown = this.readExperiment(content);
      const found = differences(old, experiments.get(now.content), Shape.ofExperiment()).map(
        ({ pointer, before, after }) =>
          `${pointer} of ${arm} was ${stringify(before)} and is ${stringify(after)}`,
      );
      return [...found, ...(data === now.data ? [] : [`the data of ${arm} are others`])];
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

function writeJson(file: string, value: Experiment | AblationPlan | Failures): void {
  writeAtomically(file, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
}
