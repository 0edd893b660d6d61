import { editorNode } from "../../json/editor-node.ts";
import { type PlainSchema } from "../../json/plain-schema.ts";
import type { Registry } from "../../plugin/registry.ts";
import { withReferences } from "../../plugin/strategy-schemas.ts";
import { editorDefinitions } from "./editor-definitions.ts";
import type { ShippedNames } from "./shipped-names.ts";
import { wholeSchema } from "./whole-schema.ts";

/**
 * The JSON Schema of experiment files as editors complete it. A file that extends another may leave anything out, and
 * strategies of plug-ins that the schema does not know are accepted where there may be some.
 */
export function editorSchema(registry: Registry, names: ShippedNames): PlainSchema {
  const { title, ...whole } = withReferences(wholeSchema);
  const fileOf = (isPatch: boolean, isOpen: boolean) =>
    named(editorNode(whole, { isPatch, isListed: false, isOpen }), names);
  // A file that ships has no plug-ins of its own.
  const changesShipped = { ...has("extends", { enum: names.experiments }), not: has("plugins") };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title,
    description:
      "An experiment file. With `extends` it says what differs from another file: objects are merged, lists are replaced, and null takes a key away.",
    type: "object",
    // For editors that pass over conditions.
    properties: mapValues(whole["properties"] as Record<string, PlainSchema>, ({ description }) => ({
      description,
    })),
    ...either(
      has("extends"),
      either(changesShipped, fileOf(true, false), fileOf(true, true)),
      either(has("plugins"), fileOf(false, true), fileOf(false, false)),
    ),
  };
  return { ...schema, $defs: editorDefinitions(registry, schema) };
}

/** One schema where a condition holds, else the other. */
function either(condition: PlainSchema, one: PlainSchema, other: PlainSchema): PlainSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  return { if: condition, then: one, else: other };
}

/** Holds for files that have a key. */
function has(key: string, value: PlainSchema = {}): PlainSchema {
  return { type: "object", properties: { [key]: value }, required: [key] };
}

function mapValues(
  parts: Readonly<Record<string, PlainSchema>>,
  change: (part: PlainSchema) => PlainSchema,
): PlainSchema {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, change(part)]));
}

/** Offers names where strings are asked for. */
function named(schema: PlainSchema, { experiments, searchSpaces }: ShippedNames): PlainSchema {
  const properties = schema["properties"] as Record<string, PlainSchema>;
  const offering = (key: string, names: readonly string[], isFree: boolean): PlainSchema => {
    const { type, anyOf = [{ type }], ...rest } = properties[key] as PlainSchema;
    const others = (anyOf as PlainSchema[]).filter((branch) => isFree || branch["type"] !== "string");
    return { [key]: { ...rest, anyOf: [{ enum: names }, ...others] } };
  };
  return {
    ...schema,
    properties: {
      ...properties,
      ...offering("extends", experiments, true),
      ...offering("searchSpace", searchSpaces, true),
      ...offering("start", ["smallest"], false),
    },
  };
}
