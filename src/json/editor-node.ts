import type { PlainSchema } from "./plain-schema.ts";
import { isObject } from "./pointer.ts";
import { PATH, SHORT_FOR, SHORTHAND } from "./validator.ts";

/** Where a value stands, which decides what an editor may ask of it. */
export interface Variant {
  /** In a file that extends another one, and so may leave out anything. */
  readonly isPatch: boolean;
  /** In a list: lists are replaced, never merged, so that `null` takes nothing away. */
  readonly isListed: boolean;
  /** In a file with plug-ins that the schema may not know. */
  readonly isOpen: boolean;
}

/** A schema in the standard's own words: what an editor, and any validator in its strictest mode, understands. */
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

/** What the name of a definition ends with. */
function suffixOf(variant: Variant): string {
  return Object.entries(FLAGS)
    .map(([flag, suffix]) => (variant[flag as keyof Variant] ? suffix : ""))
    .join("");
}

/** The definition that a reference of `editorNode` means, and its variant. */
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

/** The same, or `null`. */
function nullable(node: PlainSchema): PlainSchema {
  const { type, anyOf, $ref } = node;
  if ("const" in node) return node;
  if (typeof $ref === "string") return { ...described(node), anyOf: [{ $ref }, NOTHING] };
  if (Array.isArray(anyOf)) return { ...node, anyOf: [...anyOf, NOTHING] };
  const values = Array.isArray(node["enum"]) ? { enum: [...node["enum"], null] } : {};
  return { ...node, ...values, ...(typeof type === "string" && { type: [type, "null"] }) };
}

const NOTHING: PlainSchema = { type: "null", description: "Takes the key away, so that its default counts." };

/** What a schema says to readers. */
function described(node: PlainSchema): PlainSchema {
  const entries = READERS.flatMap((keyword) => (keyword in node ? [[keyword, node[keyword]]] : []));
  return Object.fromEntries(entries) as PlainSchema;
}

const READERS = ["title", "description", "default", "examples"];

/** Keywords of ours, which say what is done with a value, or what the standard has no word for. */
const OURS = new Set([SHORTHAND, SHORT_FOR, PATH, "discriminator", "uniqueItemProperties"]);

/** What a file need not keep that is merged onto another one. */
const COMPLETENESS = new Set(["required", "minProperties"]);

/** The keywords of a schema of several types that are about one of them. */
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
