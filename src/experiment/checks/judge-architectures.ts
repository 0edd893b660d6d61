import { Architecture } from "../../architecture/architecture.ts";
import { costOf, type ModelFamily } from "../../architecture/model-family.ts";
import type { Problem } from "../../json/problem.ts";
import { familyProblems } from "../../space/family-problems.ts";
import { idleValues } from "../../space/idle-values.ts";
import { impossibleConstraints } from "../../space/impossible-constraints.ts";
import { buildSearchSpace } from "../../space/read-search-space.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Experiment } from "../schema/experiment.ts";
import { misfitProblems } from "./fit-history.ts";
import { repetitionProblems } from "./history-problems.ts";
import type { SearchHistory } from "../schema/search-history.ts";

/** The architectures of an experiment, or what is wrong with them. */
export type Judged =
  | { readonly problems: readonly Problem[] }
  | { readonly problems: readonly []; readonly space: SearchSpace; readonly start: Architecture };

/** What of an experiment is about architectures. */
export interface ArchitectureSettings extends Pick<Experiment, "searchSpace" | "start"> {
  readonly history: SearchHistory | undefined;
}

/** Looks at a well-formed search space, start and strict history with the eyes of the model family. */
export function judgeArchitectures(
  { searchSpace, start, history }: ArchitectureSettings,
  family: ModelFamily,
): Judged {
  const misfits = familyProblems(searchSpace, family);
  if (misfits.length > 0) return { problems: misfits.map(inSearchSpace) };
  const space = buildSearchSpace(searchSpace, (architecture) => costOf(family, architecture));
  const known = start === "smallest" ? undefined : new Architecture(start);
  const impossible = impossibleConstraints(space, known);
  if (impossible.length > 0) return { problems: impossible.map(inSearchSpace) };
  const refused = history?.strict ? [...misfitProblems(history, space), ...repetitionProblems(history)] : [];
  if (refused.length > 0) return { problems: refused };
  if (start === "smallest") return { problems: [], space, start: space.smallest() };
  const architecture = new Architecture(start);
  const idle = idleValues(["start"], architecture, space);
  if (idle.length > 0) return { problems: idle };
  const broken = space.constraints.filter((constraint) => !constraint.accepts(architecture));
  if (broken.length === 0) return { problems: [], space, start: architecture };
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
