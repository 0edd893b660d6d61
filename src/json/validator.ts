import { Ajv, type ErrorObject } from "ajv";
import type { PlainSchema } from "./plain-schema.ts";
import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";

/** A compiled schema: completes a value in place by the schema's defaults and tells all that is wrong with it. */
export type Check = (value: unknown) => Problem[];

/** @throws Error if the schema itself is wrong. */
export function compileSchema(schema: PlainSchema): Check {
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    discriminator: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    strictTuples: false,
    // Polishing the code takes longer than a few checks save.
    code: { optimize: false },
  });
  ajv.addKeyword({
    keyword: SHORTHAND,
    schemaType: "string",
    modifying: true,
    errors: false,
    validate: expand,
  });
  const validate = ajv.compile<unknown>(schema);
  return (value) => (validate(value) ? [] : schemaProblems((validate.errors ?? []) as ErrorObject[], schema));
}

/** On the schema of a strategy, with its port's name: a bare string is short for an object of that type. */
export const SHORTHAND = "shorthand";

function expand(
  _port: string,
  data: unknown,
  _schema?: unknown,
  place?: { parentData: unknown; parentDataProperty: string | number },
): boolean {
  if (typeof data === "string" && place !== undefined) {
    (place.parentData as Record<string | number, unknown>)[place.parentDataProperty] = { type: data };
  }
  return true;
}
