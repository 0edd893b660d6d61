import { Ajv, type ErrorObject } from "ajv";
import type { PlainSchema } from "./plain-schema.ts";
import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { type StrategyChecks, strategyKeyword } from "./strategy-keyword.ts";
import { uniqueness } from "./unique-items.ts";

/** A compiled schema: adds defaults to a value in place and returns all its problems. */
export type Check = (value: unknown, within?: Within) => Problem[];

/** Where a checked value is. */
export interface Within {
  /** Its JSON pointer. */
  readonly pointer: string;
  /** The strategies that its schema may ask for. */
  readonly strategies: StrategyChecks;
}

/** @throws Error if the schema itself is wrong. */
export function compileSchema(schema: PlainSchema): Check {
  const validate = (ajv ??= createAjv()).compile<unknown>(schema);
  return (value, { pointer, strategies } = { pointer: "", strategies: NO_STRATEGIES }) => {
    const root = { "": value };
    const place = {
      instancePath: pointer,
      parentData: root,
      parentDataProperty: "",
      rootData: value as object,
    };
    if (validate.call(strategies, value, { ...place, dynamicAnchors: {} })) return [];
    return schemaProblems((validate.errors ?? []) as ErrorObject[], strategies);
  };
}

const NO_STRATEGIES: StrategyChecks = { typesOf: () => [], check: () => [] };

/** Shared by all schemas. */
let ajv: Ajv | undefined;

function createAjv(): Ajv {
  const created = new Ajv({
    allErrors: true,
    useDefaults: true,
    discriminator: true,
    verbose: true,
    passContext: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    strictTuples: false,
    // Optimizing the code takes longer than a few checks save.
    code: { optimize: false },
  });
  for (const keyword of uniqueness) created.removeKeyword(keyword.keyword as string).addKeyword(keyword);
  return created.addKeyword(strategyKeyword()).addVocabulary(ANNOTATIONS);
}

/** Keyword of a schema for a string or an object: a bare string stands for an object with this key. */
export const SHORT_FOR = "espalierShortFor";

/** Keyword of a string that is a path, relative to the folder of its file. */
export const PATH = "espalierPath";

/** Keywords that validate nothing. */
/** Marks the schema of a patch of experiments: it has their form, and is merged as a whole. */
export const PATCH = "espalierPatch";

const ANNOTATIONS = [SHORT_FOR, PATH, PATCH];
