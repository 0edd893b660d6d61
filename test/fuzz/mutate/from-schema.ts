import fc, { type Arbitrary } from "fast-check";
import type { JsonTree } from "./json-tree.ts";
import { oddName, oddTree } from "./odd-values.ts";

type Schema = Readonly<Record<string, unknown>>;

/** How deep schemas that refer to each other are followed. */
const DEPTH = 4;

/**
 * JSON that a schema describes, in the main: bounds, patterns and enumerations are kept, keys may be missing, and now
 * and then a value is another one.
 */
export function fromSchema(schema: Schema): Arbitrary<JsonTree> {
  const definitions = (schema["$defs"] ?? {}) as Readonly<Record<string, Schema>>;

  function valueOf(part: Schema, depth: number): Arbitrary<JsonTree> {
    const right = rightValueOf(part, depth);
    return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: oddTree });
  }

  function rightValueOf(part: Schema, depth: number): Arbitrary<JsonTree> {
    const { $ref, const: constant, enum: values, anyOf, oneOf = anyOf, type } = part;
    if (typeof $ref === "string") {
      const found = definitions[$ref.split("/").at(-1) ?? ""] ?? {};
      return depth > DEPTH ? oddTree : fc.constant(0).chain(() => rightValueOf(found, depth + 1));
    }
    if (constant !== undefined) return literal(constant);
    if (Array.isArray(values)) return fc.constantFrom(...values).chain(literal);
    if (Array.isArray(oneOf)) return fc.oneof(...oneOf.map((one: Schema) => rightValueOf(one, depth)));
    const types = [type ?? []].flat() as string[];
    return types.length === 0 ? oddTree : fc.oneof(...types.map((one) => ofType(one, part, depth)));
  }

  function ofType(type: string, part: Schema, depth: number): Arbitrary<JsonTree> {
    if (type === "array") return listOf(part, depth);
    if (type === "object") return objectOf(part, depth);
    if (type === "string") return textOf(part).chain(literal);
    if (type === "boolean") return fc.boolean().chain(literal);
    if (type === "null") return literal(null);
    return type === "integer" ? integerOf(part).chain(literal) : numberOf(part).chain(literal);
  }

  function listOf({ items, minItems = 0 }: Schema, depth: number): Arbitrary<JsonTree> {
    if (Array.isArray(items)) {
      return fc.tuple(...items.map((item: Schema) => valueOf(item, depth))).map((all) => ({ items: all }));
    }
    const minLength = minItems as number;
    return fc
      .array(valueOf((items ?? {}) as Schema, depth), { minLength, maxLength: minLength + 4 })
      .map((all) => ({ items: all }));
  }

  function objectOf(part: Schema, depth: number): Arbitrary<JsonTree> {
    const { properties = {}, required = [], additionalProperties, patternProperties } = part;
    const needed = new Set(required as string[]);
    const known = Object.entries(properties as Record<string, Schema>).map(([key, value]) =>
      fc
        .option(valueOf(value, depth), { freq: needed.has(key) ? 40 : 1 })
        .map((tree) => (tree === null ? [] : [[key, tree] as [string, JsonTree]])),
    );
    const free = additionalProperties ?? Object.values(patternProperties ?? {})[0];
    const others =
      typeof free === "object" && free !== null
        ? fc.array(fc.tuple(freeName, valueOf(free as Schema, depth)), { minLength: 1, maxLength: 4 })
        : fc.constant([]);
    return fc.tuple(others, ...known).map((parts) => ({ members: parts.flat() }));
  }

  return valueOf(schema, 0);
}

const freeName = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("a", "b", "c", "a.b", "loss") }, oddName);

function literal(value: unknown): Arbitrary<JsonTree> {
  return fc.constant({ text: JSON.stringify(value) });
}

function textOf({ pattern }: Schema): Arbitrary<string> {
  return typeof pattern === "string" ? fc.stringMatching(new RegExp(pattern)) : oddName;
}

function integerOf({ minimum = -20, maximum = (minimum as number) + 1000 }: Schema): Arbitrary<number> {
  return fc.integer({ min: Math.ceil(minimum as number), max: Math.floor(maximum as number) });
}

function numberOf(part: Schema): Arbitrary<number> {
  const { exclusiveMinimum, exclusiveMaximum } = part;
  const { minimum = exclusiveMinimum ?? -1e6, maximum = exclusiveMaximum ?? 1e6 } = part;
  const [min, max] = [minimum as number, Math.max(minimum as number, maximum as number)];
  const minExcluded = exclusiveMinimum !== undefined;
  return fc.double({ min, max, noNaN: true, minExcluded, maxExcluded: exclusiveMaximum !== undefined });
}
