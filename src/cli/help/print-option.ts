import { NESTED_KEYWORD } from "../../json/strategy-keyword.ts";
import type { Registry } from "../../plugin/registry.ts";
import { shortened } from "../describe/shortened.ts";
import { print, printText } from "../print/output.ts";
import { printExample } from "./print-example.ts";
import { printRows } from "../print/print-rows.ts";
import { printTable } from "../print/print-table.ts";
import { atPointer, exampleValue } from "./example-configuration.ts";
import type { Option } from "./options.ts";
import { shippedValue } from "./shipped-value.ts";

/** Characters of a value on a command line from which on no command is shown. */
const LONGEST_VALUE = 80;

/** Prints an option: its meaning, what it may be, its default and an example. */
export function printOption(option: Option, all: readonly Option[], registry: Registry): void {
  const { name, pointer, schema, isRequired, strategy } = option;
  printText(`${name} (option of ${strategy === undefined ? "experiment files" : `strategy ${strategy}`})`);
  printText(String(schema["description"] ?? ""));
  print();
  const { default: byDefault } = schema;
  printRows({
    value: describeValue(schema, registry),
    default: isRequired ? "none: required" : byDefault === undefined ? "omitted" : JSON.stringify(byDefault),
  });
  const inner = all.filter(
    (one) => one.name.startsWith(`${name}.`) && !one.name.slice(name.length + 1).includes("."),
  );
  if (inner.length > 0 && strategy === undefined) printInner(inner, name);
  if (pointer === undefined) return;
  if (strategy !== undefined) return printStrategyExample(option, pointer, registry);
  const shipped = shippedValue(pointer);
  const value = shipped?.value ?? exampleValue(schema, registry);
  const source = shipped === undefined ? "" : `, as in ${shipped.experiment}`;
  printExample(`In an experiment file${source}:`, atPointer(pointer, value));
  const flat = typeof value === "string" ? value : JSON.stringify(value);
  if (flat.length <= LONGEST_VALUE && typeof value !== "object")
    print(`\n--set ${pointer}=${shortened(flat, LONGEST_VALUE)}`);
}

function printInner(inner: readonly Option[], name: string): void {
  print();
  printTable(
    ["option", "meaning"],
    inner.map((one) => [one.name.slice(name.length + 1), String(one.schema["description"] ?? "")]),
  );
}

function printStrategyExample({ name, schema, strategy }: Option, pointer: string, registry: Registry): void {
  const key = name.slice(`${strategy}.`.length);
  const slot = pointer.slice(0, pointer.lastIndexOf("/"));
  const value = { type: strategy, [key]: exampleValue(schema, registry) };
  printExample("In an experiment file:", atPointer(slot, value));
}

/** The values that a schema accepts, in words. */
function describeValue(schema: Option["schema"], registry: Registry): string {
  const { [NESTED_KEYWORD]: port, type, items } = schema;
  if (typeof port === "string") {
    const known = registry.portNamed(port);
    return `a ${port}: ${(known === undefined ? [] : registry.types(known)).join(", ")}`;
  }
  if (Array.isArray(schema["enum"])) return schema["enum"].map((one) => JSON.stringify(one)).join(", ");
  const kind = (Array.isArray(type) ? type : [type ?? "any value"]).join(" or ");
  const each =
    typeof items === "object" && items !== null
      ? `: ${describeValue(items as Option["schema"], registry)}`
      : "";
  return [
    kind + each,
    ...BOUNDS.flatMap(([key, words]) => (key in schema ? [`${words} ${String(schema[key])}`] : [])),
  ].join(", ");
}

const BOUNDS = [
  ["minimum", "at least"],
  ["exclusiveMinimum", "more than"],
  ["maximum", "at most"],
  ["exclusiveMaximum", "less than"],
] as const;
