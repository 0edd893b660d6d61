import { type PlainSchema, plainSchema } from "../json/plain-schema.ts";
import type { Registry } from "../plugin/registry.ts";
import { editorDefinitions, withReferences } from "../plugin/strategy-schemas.ts";
import { searchSpaceSchema } from "../space/search-space-file.ts";
import { experimentSchema } from "./experiment.ts";

/** The JSON Schema of experiment files as editors complete it; a file that extends another may leave keys out. */
export function editorSchema(registry: Registry): PlainSchema {
  const { required, properties, ...schema } = withReferences(experimentSchema);
  const parts = properties as Record<string, PlainSchema>;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...schema,
    properties: {
      ...parts,
      searchSpace: { ...described(parts["searchSpace"]), anyOf: [{ type: "string" }, spaceSchema()] },
      start: { ...described(parts["start"]), anyOf: [{ enum: ["smallest"] }, { type: "object" }] },
      growth: withoutRequired(parts["growth"]),
      search: withoutRequired(parts["search"]),
      training: withoutRequired(parts["training"]),
    },
    if: { required: ["extends"] },
    else: { required },
    $defs: editorDefinitions(registry),
  };
}

/** Without the validator's own keyword for unions by type, which is no JSON Schema. */
function spaceSchema(): PlainSchema {
  return plainSchema(searchSpaceSchema, ({ discriminator, oneOf, ...node }) =>
    discriminator === undefined
      ? undefined
      : { ...node, oneOf: (oneOf as unknown[]).map((part) => plainSchema(part)) },
  );
}

function described(schema: PlainSchema = {}): PlainSchema {
  const { type: _type, ...rest } = schema;
  return rest;
}

function withoutRequired(schema: PlainSchema = {}): PlainSchema {
  const { required: _required, ...rest } = schema;
  return rest;
}
