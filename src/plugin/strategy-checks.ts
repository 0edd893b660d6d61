import { describeSchema } from "../json/describe-schema.ts";
import { isObject } from "../json/pointer.ts";
import { describeType, shown } from "../json/schema-problems.ts";
import { NESTED_KEYWORD, type StrategyChecks } from "../json/strategy-keyword.ts";
import { type Check, compileSchema } from "../json/validator.ts";
import { malformedSchema } from "./errors.ts";
import type { RegisteredStrategy, Registry } from "./registry.ts";
import { strategySchema } from "./strategy-schemas.ts";
import type { Strategy } from "./strategy.ts";

/** Checks strategies of a registry. @throws EspalierError naming the plug-in whose options are not a valid schema. */
export function strategyChecks(registry: Registry): StrategyChecks {
  const typesOf = (name: string) => {
    const port = registry.portNamed(name);
    return port === undefined ? [] : registry.types(port);
  };
  const strategies: StrategyChecks = {
    typesOf,
    check: (name, holder, key, pointer) => {
      const written = holder[key];
      const strategy = typeof written === "string" ? { type: written } : written;
      holder[key] = strategy;
      if (!isObject(strategy)) {
        const allowed = describeSchema({ [NESTED_KEYWORD]: name });
        return [{ pointer, message: `${shown(written)} is not allowed.`, allowed }];
      }
      const { type } = strategy;
      const types = typesOf(name);
      if (typeof type !== "string" || !types.includes(type))
        return [{ pointer, ...describeType(name, type, types) }];
      return checkOf(registry.get(registry.portNamed(name)!, type))(strategy, { pointer, strategies });
    },
  };
  return strategies;
}

/** One check per strategy, for all registries. Compiled when first needed, since a file names few strategies. */
const checks = new WeakMap<Strategy, Check>();

/** The check of a strategy's type and options. @throws EspalierError naming the plug-in if they are not a valid schema. */
export function checkOf(registered: RegisteredStrategy): Check {
  const { plugin, strategy } = registered;
  const check = checks.get(strategy) ?? compile(plugin.name, strategy);
  checks.set(strategy, check);
  return check;
}

function compile(plugin: string, strategy: Strategy): Check {
  try {
    return compileSchema(strategySchema(strategy));
  } catch (error) {
    throw malformedSchema(plugin, `${strategy.port.name} "${strategy.definition.type}"`, error);
  }
}
