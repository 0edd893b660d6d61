import type { Architecture } from "../../architecture/architecture.ts";
import { freshState } from "../../architecture/initialise.ts";
import { descriptionOf } from "../../architecture/model-family.ts";
import type { ModelState } from "../../architecture/model-state.ts";
import type { Run } from "../run.ts";

/** A model of the run's family with initial values. Equal architectures have equal ones throughout a run. */
export function freshModel(
  { family, random }: Pick<Run, "family" | "random">,
  architecture: Architecture,
): ModelState {
  return freshState(architecture, descriptionOf(family, architecture), random.fork("initial"));
}
