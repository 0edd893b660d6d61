import { definitionOf, editorNode, type Variant } from "../../json/editor-node.ts";
import { type PlainSchema } from "../../json/plain-schema.ts";
import { isObject } from "../../json/pointer.ts";
import type { Registry } from "../../plugin/registry.ts";
import { strategySchema, withReferences } from "../../plugin/strategy-schemas.ts";

/** The `$defs` that a schema refers to, directly or by each other: a port in each variant that is needed. */
export function editorDefinitions(registry: Registry, schema: PlainSchema): PlainSchema {
  const definitions: PlainSchema = {};
  const pending = [...referencesIn(schema)];
  for (const reference of pending) {
    const key = reference.replace("#/$defs/", "");
    if (key in definitions) continue;
    const { name, variant } = definitionOf(reference);
    const definition = define(registry, name, variant);
    definitions[key] = definition;
    pending.push(...referencesIn(definition));
  }
  return Object.fromEntries(Object.entries(definitions).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function* referencesIn(value: unknown): Generator<string> {
  if (!isObject(value) && !Array.isArray(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === "$ref" && typeof part === "string") yield part;
    else yield* referencesIn(part);
  }
}

/** @param name of a port, or of a port and a strategy, such as `Evaluator:script`. */
function define(registry: Registry, name: string, variant: Variant): PlainSchema {
  const [portName = "", type] = name.split(":");
  const port = registry.portNamed(portName);
  const branches =
    port === undefined
      ? []
      : registry.of(port).map(({ strategy }) => withReferences(strategySchema(strategy)));
  const branch = branches.find((one) => typeOf(one)["const"] === type);
  return branch === undefined ? choiceOf(portName, branches, variant) : objectOf(branch, variant);
}

/** The strategies of a port: names of those that need no option, objects, and what plug-ins may add. */
function choiceOf(portName: string, branches: readonly PlainSchema[], variant: Variant): PlainSchema {
  const anyOf = [
    ...branches.filter(needsNothing).map(typeOf),
    ...branches.map((branch) => {
      // Only strategies inside it could be those of a plug-in.
      const isOpen = variant.isOpen && !referencesIn(branch).next().done;
      return editorNode(
        { $ref: `#/$defs/${portName}:${String(typeOf(branch)["const"])}` },
        { ...variant, isOpen },
      );
    }),
    ...(variant.isOpen ? unknownStrategies(branches.map(typeOf), variant) : []),
  ];
  return { description: portName, ...(anyOf.length > 0 ? { anyOf } : { not: {} }) };
}

function typeOf({ properties }: PlainSchema): PlainSchema {
  return (properties as { type: PlainSchema }).type;
}

function needsNothing({ required }: PlainSchema): boolean {
  return (required as readonly string[]).length === 1;
}

/** A patch may take away what a strategy of another type had. */
function objectOf(branch: PlainSchema, variant: Variant): PlainSchema {
  const node = editorNode(branch, variant);
  return variant.isPatch ? { ...node, additionalProperties: { type: "null" } } : node;
}

/** Names that the schema does not know, and objects of such a type; in a patch the type may be the other file's. */
function unknownStrategies(known: readonly PlainSchema[], { isPatch }: Variant): PlainSchema[] {
  const type = {
    type: "string",
    ...(known.length > 0 && { not: { enum: known.map((one) => one["const"]) } }),
  };
  return [
    { ...type, description: "A strategy of a plug-in." },
    { type: "object", properties: { type }, ...(!isPatch && { required: ["type"] }) },
  ];
}
