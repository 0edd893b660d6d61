import type { Problem } from "../../json/problem.ts";
import type { Check } from "../../json/validator.ts";
import { compileForRegistry } from "../../plugin/complete-configuration.ts";
import type { Registry } from "../../plugin/registry.ts";
import { withReferences } from "../../plugin/strategy-schemas.ts";
import { experimentSchema } from "../schema/experiment.ts";

const checks = new WeakMap<Registry, Check>();

/** Completes an experiment in place by all defaults and tells everything that its schema refuses. */
export function checkSchema(registry: Registry, json: unknown): Problem[] {
  const check = checks.get(registry) ?? compileForRegistry(registry, withReferences(experimentSchema));
  checks.set(registry, check);
  return check(json);
}
