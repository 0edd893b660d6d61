import type { GrowthSpace, GrowthTrigger, ParameterInheritance } from "espalier";
import { expect, expectTypeOf, test } from "vitest";
import type { Experiment } from "../../src/experiment/schema/experiment.ts";
import { experimentSchema } from "../../src/experiment/schema/experiment.ts";
import { keysOf, ownValue } from "../../src/json/pointer.ts";
import type { StrategyConfiguration } from "../../src/plugin/configuration.ts";
import { NESTED_KEYWORD } from "../../src/json/strategy-keyword.ts";
import { growthLoop } from "../../src/run/loop/growth-loop.ts";
import { SLOTS, slotsIn, type StrategiesIn } from "../../src/plugin/slots.ts";

/** The schema at a pointer of an experiment, a list's items at `/0`. */
function schemaAt(pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>(
    (schema, key) => ownValue(ownValue(schema, "properties"), key) ?? ownValue(schema, "items"),
    experimentSchema,
  );
}

test("every slot stands in the schema of experiments, with its port, description and default", () => {
  for (const slot of SLOTS) {
    expect(ownValue(schemaAt(slot.pointer), NESTED_KEYWORD), slot.pointer).toBe(slot.port.name);
    const isList = slot.pointer.endsWith("/0");
    const schema = schemaAt(isList ? slot.pointer.slice(0, -"/0".length) : slot.pointer);
    expect(schema).toMatchObject({ description: slot.description });
    const byDefault = "default" in slot ? slot.default : undefined;
    expect(ownValue(schema, "default")).toEqual(isList ? [] : byDefault);
  }
});

test("the growth loop names every port", () => {
  const ports = growthLoop.map((line) => line.ports).join(" ");
  expect(SLOTS.filter(({ port }) => !ports.includes(port.name))).toEqual([]);
});

test("an object has the slots that stand directly in it", () => {
  const keys = ["", "/growth", "/search", "/training"].map((parent) => slotsIn(parent).map(({ key }) => key));
  expect(keys).toEqual([
    ["stream", "replay", "model"],
    ["space", "inheritance", "trigger"],
    ["strategy", "scheduler", "evaluator", "selection"],
    ["objective", "schedule"],
  ]);
});

test("the types of experiments and of built strategies are exact", () => {
  expectTypeOf<Experiment["stream"]>().toEqualTypeOf<StrategyConfiguration>();
  expectTypeOf<keyof Experiment["growth"]>().toEqualTypeOf<
    "space" | "dimensions" | "inheritance" | "trigger"
  >();
  expectTypeOf<Experiment["growth"]["dimensions"]>().toEqualTypeOf<readonly StrategyConfiguration[]>();
  expectTypeOf<StrategiesIn<"/growth">>().toEqualTypeOf<{
    readonly space: GrowthSpace;
    readonly inheritance: ParameterInheritance;
    readonly trigger: GrowthTrigger;
  }>();
});
