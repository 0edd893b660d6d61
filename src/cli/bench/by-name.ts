import type { Registry } from "../../plugin/registry.ts";
import type { StrategyDefinition } from "../../plugin/strategy.ts";
import { SearchStrategy } from "../../search/search-strategy.ts";

/** Search strategies that need no options, which a benchmark compares by default. */
export function strategiesByName(registry: Registry): string[] {
  return registry
    .of(SearchStrategy)
    .map(({ strategy }) => strategy.definition)
    .filter(isCompleteByName)
    .map(({ type }) => type);
}

function isCompleteByName({ options, inject }: StrategyDefinition): boolean {
  const required: readonly string[] = options.required ?? [];
  return inject.length === 0 && required.every((name) => "default" in (options.properties[name] ?? {}));
}
