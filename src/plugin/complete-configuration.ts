import { fileProblems } from "../json/errors.ts";
import { type Check, compileSchema } from "../json/validator.ts";
import type { StrategyConfiguration, StrategyReference } from "./configuration.ts";
import type { Registry } from "./registry.ts";
import { blamePlugin, portDefinitions } from "./strategy-schemas.ts";
import type { Port } from "./strategy.ts";

/** Checks a reference to a strategy and fills in the defaults of its options and of those nested in it. */
export type Complete = (port: Port, reference: StrategyReference) => StrategyConfiguration;

/** A completer for the strategies of a registry; compiled when first needed. */
export function configurationCompleter(registry: Registry): Complete {
  let check: Check | undefined;
  return (port, reference) => {
    check ??= compile(registry);
    const holder = { [port.name]: structuredClone(reference) };
    const problems = check(holder);
    if (problems.length > 0) throw fileProblems(`the options of a ${port.name}`, problems);
    return holder[port.name] as StrategyConfiguration;
  };
}

function compile(registry: Registry): Check {
  const properties = Object.fromEntries(
    registry.ports.map((port) => [port.name, { $ref: `#/$defs/${port.name}` }]),
  );
  return compileForRegistry(registry, { type: "object", properties });
}

/** Compiles a schema that refers to ports. @throws EspalierError naming a plug-in whose schema is at fault. */
export function compileForRegistry(registry: Registry, schema: Record<string, unknown>): Check {
  try {
    return compileSchema({ ...schema, $defs: portDefinitions(registry) });
  } catch (error) {
    blamePlugin(registry);
    throw error;
  }
}
