import type { Architecture } from "../architecture/architecture.ts";
import { type ArchitectureDimension, descriptionOf, type ModelFamily } from "../architecture/model-family.ts";
import type { ModelDescription } from "../architecture/model-description.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { DescribedArchitecture } from "./described-architecture.ts";
import { takeValues } from "./grown-parts.ts";

/**
 * Grows a state to the target's values of some dimensions. A state that has them already stays as it is.
 * @param grow returns the larger state. Its first argument describes the state, its second the larger model.
 */
export function growParts(
  family: ModelFamily,
  dimensions: readonly ArchitectureDimension[],
  state: ModelState,
  target: Architecture,
  grow: (source: ModelDescription, larger: DescribedArchitecture) => ModelState,
): ModelState {
  const architecture = takeValues(dimensions, state.architecture, target);
  if (architecture.equals(state.architecture)) return state;
  const description = descriptionOf(family, architecture);
  return grow(descriptionOf(family, state.architecture), { architecture, description });
}
