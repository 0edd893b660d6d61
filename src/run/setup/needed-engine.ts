import type { ModelFamily } from "../../architecture/model-family.ts";
import type { EngineName } from "../../tensor/engine.ts";

/** The engine that a run opens: architectures without a model need none, so `auto` takes the one that costs least. */
export function neededEngine(
  requested: EngineName | "auto",
  { anyDimensions }: ModelFamily,
): EngineName | "auto" {
  return requested === "auto" && anyDimensions === true ? "cpu" : requested;
}
