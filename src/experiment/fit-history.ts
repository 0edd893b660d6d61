import { Architecture } from "../architecture/architecture.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { MeasuredTrial, SearchHistory } from "./search-history.ts";

/** A trial that is none of the space. */
interface Misfit {
  /** Its place in the history, from 1: the line of its file. */
  readonly line: number;
  readonly reason: string;
}

/** What a space can use of a history. */
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
    const architecture = completed(new Architecture(trial.architecture), defaults, space);
    const reason = misfitOf(architecture, space);
    if (reason === undefined) fitting.push({ ...trial, architecture: architecture.values });
    else misfits.push({ line: index + 1, reason });
  }
  return { trials: fitting, misfits };
}

/** The misfits as problems of the experiment. */
export function misfitProblems(history: SearchHistory, space: SearchSpace): Problem[] {
  return fitHistory(history, space).misfits.map(({ line, reason }) => ({
    pointer: pointerOf(["search", "history", "trials", line - 1, "architecture"]),
    message: `It is no architecture of the space: ${reason}.`,
  }));
}

function completed(
  architecture: Architecture,
  defaults: SearchHistory["defaults"],
  space: SearchSpace,
): Architecture {
  const lacking = Object.keys(defaults).filter(
    (name) => space.dimensions.has(name) && !Object.hasOwn(architecture.values, name),
  );
  return lacking.length === 0
    ? architecture
    : architecture.with(Object.fromEntries(lacking.map((name) => [name, defaults[name]!])));
}

/** Why an architecture is none of the space, or `undefined` if it is one. */
function misfitOf(architecture: Architecture, space: SearchSpace): string | undefined {
  const { values } = architecture;
  const unknown = Object.keys(values).find((name) => !space.dimensions.has(name));
  if (unknown !== undefined) return `there is no dimension "${unknown}"`;
  const missing = [...space.dimensions.keys()].find((name) => !Object.hasOwn(values, name));
  if (missing !== undefined) return `it has no value for "${missing}", and "defaults" has none either`;
  const foreign = Object.keys(values).find((name) => !space.valuesOf(name).includes(values[name]!));
  if (foreign !== undefined) {
    const allowed = space.valuesOf(foreign).map(shown).join(", ");
    return `${shown(values[foreign])} is no value of "${foreign}", which has ${allowed}`;
  }
  const broken = space.constraints.find((constraint) => !constraint.accepts(architecture));
  return broken && `it does not fulfil ${broken.description}`;
}
