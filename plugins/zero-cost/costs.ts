import { costMeasurements } from "espalier";
import type { Proxy } from "./proxy.ts";

/** Parameters and FLOPs as proxies, which predict that the larger model is better. */
export const costs: readonly Proxy[] = (["parameters", "flops"] as const).map((name) => {
  const { unit, description } = costMeasurements.find(
    ({ measurement }) => measurement === name,
  ) as (typeof costMeasurements)[number];
  return {
    type: name,
    measurement: name,
    unit,
    description,
    byPart: false,
    score: async ({ cost }) => cost[name],
  };
});
