import type { Architecture } from "../../architecture/architecture.ts";
import type { ParameterInheritance } from "../../growth/parameter-inheritance.ts";
import { answers, type Fault, optional, type PortChecks, promises, property, unless } from "./check.ts";
import { stateFault, treeFault } from "./model-state.ts";
import { isFigure, isRecord } from "./values.ts";

const INHERITED = "{ state, plan }: a state of the child's architecture, and a plan of its training";

const WEIGHTS = ["live", "averaged", "none"];

export const parameterInheritance: PortChecks<ParameterInheritance> = {
  keeps: property('{ live, averaged }, each "live", "averaged" or "none"', (keeps) =>
    unless(
      isRecord(keeps) && [keeps["live"], keeps["averaged"]].every((kept) => WEIGHTS.includes(String(kept))),
    ),
  ),
  averageWindow: property("a number above 0, or undefined", (averageWindow) =>
    unless(averageWindow === undefined || (isFigure(averageWindow) && averageWindow > 0)),
  ),
  takeOver: optional(
    answers(INHERITED, (inherited, [{ architecture }]) => inheritedFault(inherited, architecture)),
  ),
  inherit: promises(INHERITED, (inherited, [{ child }]) => inheritedFault(inherited, child)),
};

function inheritedFault(inherited: unknown, child: Architecture): Fault | undefined {
  if (!isRecord(inherited) || !isRecord(inherited["plan"])) return "";
  const { anchor } = inherited["plan"];
  return stateFault(inherited["state"], child) ?? (anchor === undefined ? undefined : anchorFault(anchor));
}

function anchorFault(anchor: unknown): Fault | undefined {
  if (!isRecord(anchor) || !isFigure(anchor["momentum"]) || !isFigure(anchor["pull"]))
    return "the plan's anchor is not { weights, mask, momentum, pull }";
  return treeFault(anchor["weights"]) ?? treeFault(anchor["mask"]);
}
