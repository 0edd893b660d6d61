import type { Problem } from "../json/problem.ts";
import { compileForRegistry } from "../plugin/complete-configuration.ts";
import type { Registry } from "../plugin/registry.ts";
import { withReferences } from "../plugin/strategy-schemas.ts";
import { experimentSchema } from "./experiment.ts";

/** Completes an experiment in place by all defaults and tells everything that its schema refuses. */
export function checkExperiment(registry: Registry, json: unknown): Problem[] {
  return compileForRegistry(registry, withReferences(experimentSchema))(json);
}
