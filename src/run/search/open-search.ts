import type { Architecture } from "../../architecture/architecture.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Run } from "../run.ts";

/** Records what the search of a growth step chooses from, and by which objectives and constraints. */
export async function openSearch(
  { journal, search }: Run,
  step: number,
  space: SearchSpace,
  current: Architecture,
): Promise<void> {
  await journal.once("space-opened", { step }, () => ({
    current: current.toJSON(),
    size: space.count() ?? null,
    constraints: space.constraints.map(({ description }) => description),
    objectives: search.objectives.map((objective) => ({ ...objective })),
    ...(search.constraints.length > 0 && {
      measurementConstraints: search.constraints.map(({ description }) => description),
    }),
  }));
}
