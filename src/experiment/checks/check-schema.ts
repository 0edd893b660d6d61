import { plainSchema } from "../../json/plain-schema.ts";
import type { Problem } from "../../json/problem.ts";
import { type Check, compileSchema } from "../../json/validator.ts";
import type { Registry } from "../../plugin/registry.ts";
import { strategyChecks } from "../../plugin/strategy-checks.ts";
import { experimentSchema } from "../schema/experiment.ts";

let check: Check | undefined;

/** Completes an experiment in place by all defaults and tells everything that its schema refuses. */
export function checkSchema(registry: Registry, json: unknown): Problem[] {
  check ??= compileSchema(plainSchema(experimentSchema));
  return check(json, { pointer: "", strategies: strategyChecks(registry) });
}
