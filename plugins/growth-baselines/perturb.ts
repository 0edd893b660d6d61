import {
  type ModelState,
  type NdArray,
  type ParameterDescription,
  type ParameterTree,
  replaceNew,
} from "espalier";
import type { Widened } from "./widening.ts";

/**
 * Multiplies each new weight by 1 + noise times a standard normal draw, the same for live weights and averages. Old
 * entries and optimizer slots stay.
 * @param noise size relative to the weight.
 */
export function perturb(
  expanded: ModelState,
  { added, random }: Pick<Widened, "added" | "random">,
  noise: number,
): ModelState {
  if (noise === 0) return expanded;
  const noisy = ({ name }: ParameterDescription, { shape, data }: NdArray): NdArray => {
    const draws = random.fork("noise", name).normals(data.length);
    return { shape, data: data.map((value, index) => value * (1 + noise * (draws[index] as number))) };
  };
  const perturbed = (tree: ParameterTree) => replaceNew(tree, added, noisy);
  return {
    ...expanded,
    parameters: perturbed(expanded.parameters),
    averages: perturbed(expanded.averages),
  };
}
