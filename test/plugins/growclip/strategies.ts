import type { GrowthSpace, GrowthTrigger, ModelFamily, ParameterInheritance } from "espalier";
import growclip from "../../../plugins/growclip/index.ts";
import { build } from "../build.ts";

interface Built {
  readonly dynamic: GrowthSpace;
  readonly fixed: GrowthSpace;
  readonly schedule: GrowthSpace;
  readonly sized: GrowthSpace;
  readonly momentum: ParameterInheritance;
  readonly copy: ParameterInheritance;
  readonly scratch: ParameterInheritance;
  readonly "every-step": GrowthTrigger;
  readonly plateau: GrowthTrigger;
  readonly never: GrowthTrigger;
}

/** A strategy of the plug-in, built. Nested dimensions are given as instances. */
export async function growthStrategy<Type extends keyof Built>(
  type: Type,
  options: Readonly<Record<string, unknown>> = {},
  family?: ModelFamily,
): Promise<Built[Type]> {
  const found = growclip.strategies.find(({ definition }) => definition.type === type);
  return (await build(found!, options, [family])) as Built[Type];
}
