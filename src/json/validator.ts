import { Ajv, type ErrorObject } from "ajv";
import type { PlainSchema } from "./plain-schema.ts";
import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { uniqueness } from "./unique-items.ts";

/** A compiled schema: adds defaults to a value in place and returns all its problems. */
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
    // Optimizing the code takes longer than a few checks save.
    code: { optimize: false },
  });
  ajv.addKeyword({
    keyword: SHORTHAND,
    schemaType: "string",
    modifying: true,
    errors: false,
    validate: expand,
  });
  for (const keyword of uniqueness) ajv.removeKeyword(keyword.keyword as string).addKeyword(keyword);
  ajv.addVocabulary(ANNOTATIONS);
  const validate = ajv.compile<unknown>(schema);
  return (value) => (validate(value) ? [] : schemaProblems((validate.errors ?? []) as ErrorObject[], schema));
}

/** Keyword of a schema for a string or an object: a bare string stands for an object with this key. */
export const SHORT_FOR = "espalierShortFor";

/** Keyword of a string that is a path, relative to the folder of its file. */
export const PATH = "espalierPath";

/** Keywords that validate nothing. */
const ANNOTATIONS = [SHORT_FOR, PATH];

/** Keyword of a strategy's schema, with its port's name: a bare string stands for an object of that type. */
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
