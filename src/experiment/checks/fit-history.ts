import { Architecture } from "../../architecture/architecture.ts";
import { pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { shown } from "../../json/schema-problems.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import { describeValues } from "../../space/value-list.ts";
import type { MeasuredTrial, SearchHistory } from "../schema/search-history.ts";

/** A trial that is none of the space. */
interface Misfit {
  /** Its place in the history, from 1: the line of its file. */
  readonly line: number;
  readonly reason: string;
}

/** Trials of a history that lie in a space. */
export interface FittedHistory {
  /** In the order of the history, defaults filled in. */
  readonly trials: readonly MeasuredTrial[];
  readonly misfits: readonly Misfit[];
}

/** The trials that lie in a space: whatever space they were measured in, as long as their values are values here. */
export function fitHistory(
  { trials, defaults }: Pick<SearchHistory, "trials" | "defaults">,
  space: SearchSpace,
): FittedHistory {
  const fitting: MeasuredTrial[] = [];
  const misfits: Misfit[] = [];
  for (const [index, trial] of trials.entries()) {
    const fitted = fit(new Architecture({ ...defaultsOf(defaults, space), ...trial.architecture }), space);
    if (typeof fitted === "string") misfits.push({ line: index + 1, reason: fitted });
    else fitting.push({ ...trial, architecture: fitted.values });
  }
  return { trials: fitting, misfits };
}

/** The misfits as problems of the experiment. */
export function misfitProblems(history: SearchHistory, space: SearchSpace): Problem[] {
  return fitHistory(history, space).misfits.map(({ line, reason }) => ({
    pointer: pointerOf(["search", "history", "trials", line - 1, "architecture"]),
    message: `It is not an architecture of the space: ${reason}.`,
  }));
}

/** The defaults of dimensions that the space has. */
function defaultsOf(defaults: SearchHistory["defaults"], space: SearchSpace): SearchHistory["defaults"] {
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => space.dimensions.has(name)));
}

/** An architecture as the space has it, or why it has not. What means nothing needs no value, and any will do. */
function fit(told: Architecture, space: SearchSpace): Architecture | string {
  const unknown = Object.keys(told.values).find((name) => !space.dimensions.has(name));
  if (unknown !== undefined) return `there is no dimension "${unknown}"`;
  const missing = [...space.dimensions.keys()].filter((name) => !Object.hasOwn(told.values, name));
  const filled = new Architecture({
    ...told.values,
    ...Object.fromEntries(missing.map((name) => [name, space.valuesOf(name).at(0)!])),
  });
  const inactive = space.inactiveIn(filled);
  const lacking = missing.find((name) => !inactive.has(name));
  if (lacking !== undefined) return `it has no value for "${lacking}", nor is there a default`;
  const architecture = space.canonical(filled);
  return misfitOf(architecture, space) ?? architecture;
}

function misfitOf(architecture: Architecture, space: SearchSpace): string | undefined {
  const { values } = architecture;
  const foreign = Object.keys(values).find((name) => !space.valuesOf(name).includes(values[name]!));
  if (foreign !== undefined) {
    const allowed = describeValues(space.valuesOf(foreign));
    return `${shown(values[foreign])} is not a value of "${foreign}", which has ${allowed}`;
  }
  const broken = space.constraints.find((constraint) => !constraint.accepts(architecture));
  return broken && `it does not fulfil ${broken.description}`;
}
