import type { Objective } from "../../search/objective.ts";

/** `loss (min, nats)`. */
export function describeObjective({ measurement, direction, unit }: Objective): string {
  const shown = [direction.slice(0, 3), ...(unit === "" || unit === measurement ? [] : [unit])];
  return `${measurement} (${shown.join(", ")})`;
}
