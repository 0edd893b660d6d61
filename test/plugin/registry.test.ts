import { definePlugin, EspalierError, ReplayPolicy, SearchStrategy, strategy, type Plugin } from "espalier";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { Registry } from "../../src/plugin/registry.ts";
import { searchStub, still } from "./stubs.ts";

function failure(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    return [error.code, error.message, error.allowed, error.remedy]
      .filter((part) => part !== undefined)
      .join("\n");
  }
  return "no failure";
}

function strange(definition: Record<string, unknown>): Plugin {
  const whole = { ...still.definition, ...definition };
  return { name: "strange", strategies: [{ port: SearchStrategy, definition: whole as never }] };
}

describe("registry", () => {
  test("lists strategies by port in order", () => {
    const registry = new Registry([searchStub]);
    expect(registry.types(SearchStrategy)).toEqual(["still", "wrapped"]);
    expect(registry.types(ReplayPolicy)).toEqual([]);
    expect(registry.get(SearchStrategy, "still").plugin.name).toBe("search-stub");
  });

  test("knows ports that plug-ins add", () => {
    abstract class Painter {
      abstract paint(): string;
    }
    const painter = strategy(Painter, {
      type: "red",
      summary: "Red.",
      options: Type.Object({}),
      inject: [],
      create: () => ({ paint: () => "red" }),
    });
    const registry = new Registry([definePlugin({ name: "paint", strategies: [painter] })]);
    expect(registry.portNamed("Painter")).toBe(Painter);
  });

  test("hints at the nearest name", () => {
    expect(failure(() => new Registry([searchStub]).get(SearchStrategy, "wraped"))).toMatchInlineSnapshot(`
      "ESPALIER_STRATEGY_UNKNOWN
      There is no SearchStrategy "wraped".
      still, wrapped
      Did you mean "wrapped"?"
    `);
  });

  test("refuses two strategies of one type", () => {
    const twin = definePlugin({ name: "twin", strategies: [still] });
    expect(failure(() => new Registry([searchStub, twin]))).toMatchInlineSnapshot(`
      "ESPALIER_STRATEGY_DUPLICATE
      Plug-in "twin" contributes SearchStrategy "still", which plug-in "search-stub" has already contributed.
      Give the strategy of "twin" another type."
    `);
  });

  test("refuses two plug-ins of one name", () => {
    expect(failure(() => new Registry([searchStub, searchStub]))).toMatchInlineSnapshot(`
      "ESPALIER_PLUGIN_DUPLICATE
      Two plug-ins are named "search-stub".
      Rename one of them, or take one out of the experiment's "plugins"."
    `);
  });

  test.each([
    ["type", { type: "Still" }],
    ["summary", { summary: "" }],
    ["options", { options: {} }],
    ["option named type", { options: Type.Object({ type: Type.String() }) }],
    ["inject", { inject: ["replay"] }],
    ["create", { create: undefined }],
  ])("refuses a malformed %s", (_what, definition) => {
    expect(failure(() => new Registry([strange(definition)]))).toMatchSnapshot();
  });
});
