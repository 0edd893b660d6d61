import { fileProblems } from "../json/errors.ts";
import type { StrategyConfiguration, StrategyReference } from "./configuration.ts";
import type { Registry } from "./registry.ts";
import { strategyChecks } from "./strategy-checks.ts";
import type { Port } from "./strategy.ts";

/** Checks a reference to a strategy and fills in the defaults of its options and of those nested in it. */
export function completeConfiguration(
  registry: Registry,
  port: Port,
  reference: StrategyReference,
): StrategyConfiguration {
  const holder = { [port.name]: structuredClone(reference) };
  const problems = strategyChecks(registry).check(port.name, holder, port.name, `/${port.name}`);
  if (problems.length > 0) throw fileProblems(`the options of a ${port.name}`, problems);
  return holder[port.name] as StrategyConfiguration;
}
