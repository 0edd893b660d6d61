import type { PlainSchema } from "./plain-schema.ts";
import { isObject } from "./pointer.ts";
import { PATCH, PATH, SHORT_FOR } from "./validator.ts";

/** Context of a value, which decides what an editor may require of it. */
export interface Variant {
  /** Whether the file extends another one, so that keys may be omitted. */
  readonly isPatch: boolean;
  /** Whether the value is in a list. Lists are replaced, never merged, so `null` removes nothing. */
  readonly isListed: boolean;
  /** Whether the file names plug-ins that the schema may not know. */
  readonly isOpen: boolean;
}

/** Translates a schema to standard JSON Schema, which editors and strict validators accept. */
export function editorNode(schema: PlainSchema, variant: Variant): PlainSchema {
  const { $ref, type, anyOf, oneOf, ...rest } = schema;
  if (typeof $ref === "string") return { ...described(rest), $ref: $ref + suffixOf(variant) };
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) {
    return {
      ...described(rest),
      anyOf: branches.map((branch) => editorNode(branch as PlainSchema, variant)),
    };
  }
  if (Array.isArray(type)) {
    const parts = type.map((one: string) => editorNode({ ...keywordsFor(one, rest), type: one }, variant));
    return { ...described(rest), anyOf: parts };
  }
  const entries = Object.entries(rest).flatMap(([keyword, value]) =>
    translated(keyword, value, rest, variant),
  );
  return { ...(type !== undefined && { type }), ...Object.fromEntries(entries) };
}

const FLAGS = { isPatch: ".patch", isListed: ".item", isOpen: ".open" } as const;

/** Suffix of a definition's name. */
function suffixOf(variant: Variant): string {
  return Object.entries(FLAGS)
    .map(([flag, suffix]) => (variant[flag as keyof Variant] ? suffix : ""))
    .join("");
}

/** The definition that a reference of `editorNode` points to, and its variant. */
export function definitionOf(reference: string): { readonly name: string; readonly variant: Variant } {
  const [name = "", ...flags] = reference.replace("#/$defs/", "").split(".");
  const has = (suffix: string) => flags.includes(suffix.slice(1));
  return {
    name,
    variant: { isPatch: has(FLAGS.isPatch), isListed: has(FLAGS.isListed), isOpen: has(FLAGS.isOpen) },
  };
}

function translated(
  keyword: string,
  value: unknown,
  { required }: PlainSchema,
  variant: Variant,
): [string, unknown][] {
  const { isPatch, isListed } = variant;
  if (OURS.has(keyword) || (isPatch && COMPLETENESS.has(keyword))) return [];
  if (!isObject(value)) return [[keyword, value]];
  if (keyword === "items")
    return [[keyword, editorNode(value, { ...variant, isPatch: false, isListed: true })]];
  if (keyword === "additionalProperties") {
    const part = editorNode(value, variant);
    return [[keyword, isPatch ? nullable(part) : part]];
  }
  if (keyword !== "properties" && keyword !== "patternProperties") return [[keyword, value]];
  const isKept = (name: string) => isListed || (!isPatch && [required].flat().includes(name));
  const parts = Object.entries(value).map(([name, part]) => {
    const node = editorNode(part as PlainSchema, variant);
    return [name, isKept(name) ? node : nullable(node)];
  });
  return [[keyword, Object.fromEntries(parts)]];
}

/** A schema that also accepts `null`. */
function nullable(node: PlainSchema): PlainSchema {
  const { type, anyOf, $ref } = node;
  if ("const" in node) return node;
  if (typeof $ref === "string") return { ...described(node), anyOf: [{ $ref }, NOTHING] };
  if (Array.isArray(anyOf)) return { ...node, anyOf: [...anyOf, NOTHING] };
  const values = Array.isArray(node["enum"]) ? { enum: [...node["enum"], null] } : {};
  return { ...node, ...values, ...(typeof type === "string" && { type: [type, "null"] }) };
}

const NOTHING: PlainSchema = { type: "null", description: "Removes the key, so that its default applies." };

/** The schema's keywords for readers. */
function described(node: PlainSchema): PlainSchema {
  const entries = READERS.flatMap((keyword) => (keyword in node ? [[keyword, node[keyword]]] : []));
  return Object.fromEntries(entries) as PlainSchema;
}

const READERS = ["title", "description", "default", "examples"];

/** Our own keywords, which the standard does not define. */
const OURS = new Set([SHORT_FOR, PATH, PATCH, "discriminator", "uniqueItemProperties"]);

/** Keywords that do not apply to a file that is merged onto another one. */
const COMPLETENESS = new Set(["required", "minProperties"]);

/** Keywords that apply to one type of a schema with several types. */
function keywordsFor(type: string, node: PlainSchema): PlainSchema {
  const keywords = KEYWORDS[type] ?? [];
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => keywords.includes(keyword)));
}

const NUMBER = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  string: ["pattern", "minLength", "maxLength", "format"],
  number: NUMBER,
  integer: NUMBER,
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: [
    ...["properties", "patternProperties", "additionalProperties", "required"],
    ...["minProperties", "maxProperties", "propertyNames"],
  ],
};
