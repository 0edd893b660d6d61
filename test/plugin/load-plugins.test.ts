import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { EspalierError, SearchSpace, SearchStrategy, Random } from "espalier";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadPlugins } from "../../src/plugin/load-plugins.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { RunContainer } from "../../src/plugin/run-container.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "espalier-plugin-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const MODULE = `
import { definePlugin, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";
import { half } from "./half.ts";

interface Choice { readonly share: number }

const quiet = strategy(SearchStrategy, {
  type: "quiet",
  summary: "Proposes the smallest.",
  options: Type.Object({ share: Type.Number({ default: half }) }, { additionalProperties: false }),
  inject: [],
  create: ({ share }: Choice) => ({ share, propose: ({ space }) => ({ architecture: space.smallest() }) }),
});
export default definePlugin({ name: "quiet", strategies: [quiet] });
`;

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function failure(files: Record<string, string>, name: string): Promise<string> {
  await write(files);
  const error: unknown = await loadPlugins([name], folder).then(
    (plugins) => new Registry(plugins),
    (reason) => reason,
  );
  if (!(error instanceof EspalierError)) throw error;
  const text = [error.code, error.message, error.allowed, error.remedy].filter((part) => part !== undefined);
  return `exit ${error.exitCode} ${text.join("\n")}`.replaceAll(folder, "FOLDER");
}

describe("a third party's plug-in", () => {
  test("in TypeScript by path, outside any package, meets the ports that run", async () => {
    await write({ "mine/index.ts": MODULE, "mine/half.ts": "export const half: number = 0.5;" });
    const registry = new Registry(await loadPlugins(["./mine/index.ts"], folder));
    const built = await new RunContainer(registry).build(SearchStrategy, "quiet");
    const space = new SearchSpace("one", new Map([["depth", { type: "integer", low: 2, high: 3, step: 1 }]]));
    const objective = { measurement: "loss", direction: "minimize", unit: "" } as const;
    const proposal = built.propose({ space, trials: [], random: new Random(1), objectives: [objective] });
    expect(built).toMatchObject({ share: 0.5 });
    expect(proposal?.architecture.values).toEqual({ depth: 2 });
  });

  test("as a package is looked for from the experiment's folder", async () => {
    const text = `import { definePlugin } from "espalier"; export default definePlugin({ name: "packed", strategies: [] });`;
    await write({
      "node_modules/espalier-packed/package.json": `{ "type": "module", "exports": "./main.js" }`,
      "node_modules/espalier-packed/main.js": text,
    });
    expect(await loadPlugins(["espalier-packed"], folder)).toEqual([{ name: "packed", strategies: [] }]);
  });

  test("with a copy of espalier in its own node_modules still meets the ports that run", async () => {
    await write({
      "node_modules/espalier-packed/package.json": `{ "type": "module", "exports": "./main.js" }`,
      "node_modules/espalier-packed/main.js": `import { SearchStrategy } from "espalier"; export default { name: "p", strategies: [], port: SearchStrategy };`,
      "node_modules/espalier-packed/node_modules/espalier/package.json": `{ "type": "module", "exports": "./main.js" }`,
      "node_modules/espalier-packed/node_modules/espalier/main.js": `export class SearchStrategy {}`,
    });
    const [plugin] = await loadPlugins(["espalier-packed"], folder);
    expect(Reflect.get(plugin ?? {}, "port")).toBe(SearchStrategy);
  });
});

/** Modules of each kind. */
const MODULES = {
  "function.cjs": `module.exports = () => "called"; module.exports.named = 1;`,
  "object.cjs": `exports.named = 2; exports.default = "its own";`,
  "flagged.cjs": `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 3; exports.named = 4;`,
  "text.cjs": `module.exports = "text";`,
  "module.mjs": `export default 5; export let live = 6; export const change = () => live++;`,
  "again.mjs": `export * from "./object.cjs"; export { default } from "./function.cjs"; export * as all from "./module.mjs";`,
  "circle-one.mjs": `import { two } from "./circle-two.mjs"; export const one = () => 1; export const sum = () => one() + two();`,
  "circle-two.mjs": `import { one } from "./circle-one.mjs"; export const two = () => 2 * one();`,
  "awaiting.mjs": `import path from "node:path"; export const late = await Promise.resolve(typeof path.join);`,
  "node_modules/common/package.json": `{ "main": "main.js" }`,
  "node_modules/common/main.js": `exports.named = 7;`,
  "node_modules/modern/package.json": `{ "type": "module", "exports": "./main.js" }`,
  "node_modules/modern/main.js": `import common, { named } from "common"; export default [common.named, named];`,
};

/** A module that tells what its imports are. */
const IMPORTING = `
import fs, { readFileSync } from "node:fs";
import * as os from "os";
import call, { named as ofFunction } from "./function.cjs";
import object, { named as ofObject } from "./object.cjs";
import flagged, { named as ofFlagged } from "./flagged.cjs";
import text from "./text.cjs";
import value, { live, change } from "./module.mjs";
import again, { named as ofAgain, all } from "./again.mjs";
import { sum } from "./circle-one.mjs";
import * as common from "common";
import modern from "modern";
change();
const later = await import("./object.cjs");
const imports = {
  builtin: [typeof fs.readFileSync, typeof readFileSync, typeof os.cpus, typeof os.default.cpus],
  commonJs: [call(), ofFunction, object, ofObject, flagged.named, flagged.default, ofFlagged, text],
  ecmaScript: [value, live, again(), ofAgain, all.live, sum()],
  packages: [common.named, common.default, modern],
  dynamic: [later.named, later.default, (await import("node:fs")).default === fs, (await import("./awaiting.mjs")).late],
  url: import.meta.url.slice(-9),
};
`;

describe("imports of a plug-in", () => {
  test.each(["check.ts", "check.mjs"])("are what Node gives: %s", async (name) => {
    await write({ ...MODULES, "check.mjs": `${IMPORTING} console.log(JSON.stringify(imports));` });
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "check.mjs")]);
    await write({ [name]: `${IMPORTING} export default { name: "imports", strategies: [], imports };` });
    const [plugin] = await loadPlugins([`./${name}`], folder);
    expect(Reflect.get(plugin ?? {}, "imports")).toEqual({
      ...(JSON.parse(stdout) as object),
      url: `/${name}`.slice(-9),
    });
  });

  test("are of JSON files as well", async () => {
    await write({
      "data.json": `{ "low": 1 }`,
      "mine.ts": `import data from "./data.json" with { type: "json" }; export default { name: "mine", strategies: [], data };`,
    });
    const [plugin] = await loadPlugins(["./mine.ts"], folder);
    expect(Reflect.get(plugin ?? {}, "data")).toEqual({ low: 1 });
  });

  test("that are dynamic meet the ports that run", async () => {
    await write({
      "later.mjs": `export { SearchStrategy as port } from "espalier";`,
      "mine.ts": `const { port } = await import("./later.mjs"); export default { name: "mine", strategies: [], port };`,
    });
    const [plugin] = await loadPlugins(["./mine.ts"], folder);
    expect(Reflect.get(plugin ?? {}, "port")).toBe(SearchStrategy);
  });

  test("are there for modules that await at the top level", async () => {
    await write({
      "deep.ts": `import { sep } from "node:path"; export const late = (await import("./later.mjs")).port; export { sep };`,
      "later.mjs": `export { SearchStrategy as port } from "espalier"; await null;`,
      "mine.ts": `import { late, sep } from "./deep.ts"; export default { name: "mine", strategies: [], late, sep };`,
    });
    const [plugin] = await loadPlugins(["./mine.ts"], folder);
    expect(plugin).toMatchObject({ late: SearchStrategy, sep: "/" });
  });

  test("do not change `require` of TypeScript that is CommonJS", async () => {
    await write({
      "call.cjs": `module.exports = () => 8;`,
      "common.cts": `const call = require("./call.cjs"); module.exports = { eight: call() as number };`,
      "mine.ts": `import common from "./common.cts"; export default { name: "mine", strategies: [], common };`,
    });
    const [plugin] = await loadPlugins(["./mine.ts"], folder);
    expect(Reflect.get(plugin ?? {}, "common")).toEqual({ eight: 8 });
  });
});

describe("a plug-in that cannot be loaded", () => {
  test("by a wrong path", async () => {
    expect(await failure({}, "./mine.ts")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_NOT_FOUND
      Plug-in "./mine.ts" was not found.
      Correct the path; it starts from the folder of the file that names it."
    `);
  });

  test("by a package that is not installed", async () => {
    expect(await failure({}, "espalier-nowhere")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_NOT_FOUND
      Plug-in "espalier-nowhere" was not found.
      Install the package in the experiment's project, or write a path with a leading "./"."
    `);
  });

  test("that throws", async () => {
    expect(await failure({ "mine.ts": `throw new Error("no licence");` }, "./mine.ts"))
      .toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_THREW
      Plug-in "./mine.ts" could not be loaded: no licence
      Correct the plug-in's module, or take it out of the experiment's "plugins"."
    `);
  });

  test("that imports what is not there", async () => {
    const text = `import "./gone.ts"; export default {};`;
    expect(await failure({ "mine.ts": text }, "./mine.ts")).toContain(
      'exit 2 ESPALIER_PLUGIN_THREW\nPlug-in "./mine.ts" could not be loaded: Cannot find module',
    );
  });

  test("that imports the conformance kits", async () => {
    const text = `import { describeSearchStrategy } from "espalier/testing"; describeSearchStrategy({});`;
    expect(await failure({ "mine.ts": text }, "./mine.ts")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_TESTING_OUTSIDE_TESTS
      A plug-in imports "espalier/testing", whose kits run in Vitest alone.
      Move that import, and the tests, into a file of their own, such as \`my-strategy.test.ts\`."
    `);
  });

  test("without default export", async () => {
    expect(await failure({ "mine.ts": "export const plugin = {};" }, "./mine.ts")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_NO_DEFAULT_EXPORT
      Plug-in "./mine.ts" has no default export.
      End its module with \`export default definePlugin({ name, strategies })\`."
    `);
  });

  test("without a name", async () => {
    expect(await failure({ "mine.js": "export default { strategies: [] };" }, "./mine.js"))
      .toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_MALFORMED
      Plug-in "./mine.js" is malformed: it has no name.
      a text as \`name\`
      Declare it by \`definePlugin\` and its strategies by \`strategy\`, which check this at compile time."
    `);
  });

  test("with a malformed strategy", async () => {
    const text = `import { SearchStrategy } from "espalier";
      export default { name: "mine", strategies: [{ port: SearchStrategy, definition: { type: "mine", summary: "Mine." } }] };`;
    expect(await failure({ "mine.js": text }, "./mine.js")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_MALFORMED
      Plug-in "mine" is malformed: strategy "mine" has no options schema.
      \`options: Type.Object({ ... })\`
      Declare it by \`definePlugin\` and its strategies by \`strategy\`, which check this at compile time."
    `);
  });

  test("with options that are not a valid schema", async () => {
    const text = `import { SearchStrategy, strategy } from "espalier";
      const options = { type: "object", properties: { tries: { type: "integer", minimun: 1 } } };
      const mine = strategy(SearchStrategy, { type: "mine", summary: "Mine.", options, inject: [], create: () => ({}) });
      export default { name: "mine", strategies: [mine] };`;
    expect(await failure({ "mine.js": text }, "./mine.js")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_STRATEGY_SCHEMA
      The options of SearchStrategy "mine" are not a valid JSON Schema: strict mode: unknown keyword: "minimun".
      Build the options by \`Type.Object({ ... }, { additionalProperties: false })\` of typebox."
    `);
  });

  test("with ports of another copy of espalier", async () => {
    const text = `class SearchStrategy {}
      export default { name: "mine", strategies: [{ port: SearchStrategy, definition: { type: "mine", summary: "Mine." } }] };`;
    expect(await failure({ "mine.js": text }, "./mine.js")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_PLUGIN_FOREIGN_PORT
      Plug-in "mine" brings its own copy of espalier: its SearchStrategy is not the one that runs.
      Make espalier a peer dependency of the plug-in, and install the plug-in again."
    `);
  });
});
