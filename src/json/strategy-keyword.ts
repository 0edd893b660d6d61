import type { FuncKeywordDefinition, SchemaValidateFunction } from "ajv";
import type { Problem } from "./problem.ts";

/** Keyword of a value that is a strategy of the named port: a bare string stands for an object of that type. */
export const NESTED_KEYWORD = "espalierPort";

/** Checks the strategies in a value. A schema names only their port; its strategies are known when a file is read. */
export interface StrategyChecks {
  /** The types of a port's strategies. @param port its name. */
  typesOf(port: string): readonly string[];
  /** Checks the strategy `holder[key]`, and writes it in full in place. @param pointer to it. */
  check(port: string, holder: Record<string, unknown>, key: string, pointer: string): Problem[];
}

/** The keyword's definition, for validators that are called with `StrategyChecks` as `this`. */
export function strategyKeyword(): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = function (this: StrategyChecks, port, _value, _schema, place) {
    const { parentData, parentDataProperty, instancePath } = place!;
    const problems = this.check(port as string, parentData, String(parentDataProperty), instancePath);
    validate.errors = [{ keyword: NESTED_KEYWORD, params: { problems } }];
    return problems.length === 0;
  };
  return { keyword: NESTED_KEYWORD, schemaType: "string", modifying: true, errors: true, validate };
}
