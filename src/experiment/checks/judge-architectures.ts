import { Architecture } from "../../architecture/architecture.ts";
import { costOf, type ModelFamily } from "../../architecture/model-family.ts";
import { isObject, ownValue } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { familyProblems } from "../../space/family-problems.ts";
import { idleValues } from "../../space/idle-values.ts";
import { impossibleConstraints } from "../../space/impossible-constraints.ts";
import { buildSearchSpace } from "../../space/read-search-space.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import { isSound, type ResolvedExperiment } from "../reading/resolved-experiment.ts";
import { misfitProblems } from "./fit-history.ts";
import { repetitionProblems } from "./history-problems.ts";
import type { SearchHistory } from "../schema/search-history.ts";

/** Search space and start of an experiment, or their problems. */
export interface JudgedArchitectures {
  readonly problems: readonly Problem[];
  /** Absent if there are problems, here or in the files. */
  readonly architectures?: {
    readonly space: SearchSpace;
    /** The architecture that the first step starts from. */
    readonly start: Architecture;
  };
}

/** The parts of an experiment that are looked at. */
const PARTS = ["/searchSpace", "/start", "/search/history"];

/**
 * Checks search space, start and strict history against the model family.
 * @param family omitted if it could not be built; then nothing is checked, as if the files had mistakes in these parts.
 */
export function judgeArchitectures(
  resolved: ResolvedExperiment,
  family: ModelFamily | undefined,
): JudgedArchitectures {
  const { searchSpace, start, search } = resolved.experiment;
  const isWhole = isObject(searchSpace) && PARTS.every((pointer) => isSound(resolved, pointer));
  if (family === undefined || !isWhole) return { problems: [] };
  const history = ownValue(search, "history") as SearchHistory | undefined;
  const misfits = familyProblems(searchSpace, family);
  if (misfits.length > 0) return { problems: misfits.map(inSearchSpace) };
  const space = buildSearchSpace(searchSpace, (architecture) => costOf(family, architecture));
  const known = start === "smallest" ? undefined : new Architecture(start);
  const impossible = impossibleConstraints(space, known);
  if (impossible.length > 0) return { problems: impossible.map(inSearchSpace) };
  const refused = history?.strict ? [...misfitProblems(history, space), ...repetitionProblems(history)] : [];
  if (refused.length > 0) return { problems: refused };
  if (start === "smallest") return { problems: [], architectures: { space, start: space.smallest() } };
  const architecture = new Architecture(start);
  const idle = idleValues(["start"], architecture, space);
  if (idle.length > 0) return { problems: idle };
  const broken = space.constraints.filter((constraint) => !constraint.accepts(architecture));
  if (broken.length === 0) return { problems: [], architectures: { space, start: architecture } };
  const conditions = broken.map(({ description }) => description).join(", ");
  return { problems: [{ pointer: "/start", message: `The start does not fulfil ${conditions}.` }] };
}

/** A problem of a search space as one of the experiment that it stands in. */
export function inSearchSpace(problem: Problem): Problem {
  const { pointer, first } = problem;
  return {
    ...problem,
    pointer: `/searchSpace${pointer}`,
    ...(first !== undefined && { first: `/searchSpace${first}` }),
  };
}
