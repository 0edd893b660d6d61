import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Outcome, runCommand } from "../package/run-command.ts";
import { emptyFolder, espalierIn as espalier } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const environment = { NO_COLOR: "1", FORCE_COLOR: undefined };

/** Runs a module of Node in a folder. */
function node(cwd: string, ...command: readonly string[]): Promise<Outcome> {
  return runCommand([process.execPath, ...command], { cwd, env: environment });
}

const PACKAGES = ["@types/node", "fast-check", "typebox", "typescript", "vitest", "undici-types"];

/** What `npm install` would do, without a network. */
function link(folder: string, ...names: readonly string[]): void {
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(resolve("."), join(modules, "espalier"));
  for (const name of names) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }
}

describe("a new plug-in", () => {
  const parent = emptyFolder();
  const folder = join(parent, "hill-climber");
  let created: Outcome;

  beforeAll(async () => {
    created = await espalier(parent, "create-plugin", "hill-climber");
    link(folder, ...PACKAGES);
  });

  test("has its name everywhere", () => {
    expect(created).toMatchInlineSnapshot(`
      {
        "code": 0,
        "signal": null,
        "stderr": "",
        "stdout": "hill-climber/README.md
      hill-climber/example-evaluator.ts
      hill-climber/experiment.json
      hill-climber/index.ts
      hill-climber/hill-climber.test.ts
      hill-climber/hill-climber.ts
      hill-climber/package.json
      hill-climber/tsconfig.json

      cd hill-climber && npm install && npm test && npm start
      ",
      }
    `);
    const texts = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(folder, name), "utf8"));
    expect(texts.join("\n")).not.toMatch(/my-?search/i);
  });

  test.concurrent("has types that check", async () => {
    const checked = await node(folder, "node_modules/typescript/bin/tsc", "--noEmit");
    expect(checked, checked.stdout).toMatchObject({ code: 0 });
  });

  test.concurrent("passes the kit", async () => {
    const { code, stdout } = await node(folder, "node_modules/vitest/vitest.mjs", "run");
    expect(stdout).toMatch(/Tests +46 passed/);
    expect(code).toBe(0);
  });

  test.concurrent("is sound TypeScript", async () => {
    expect(await node(folder, resolve("node_modules/typescript/bin/tsc"), "--project", ".")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  test.concurrent("has an experiment that is valid, and runs", async () => {
    const valid = await espalier(parent, "validate", "hill-climber/experiment.json");
    expect(valid.stdout).toMatch(/^hill-climber\/experiment\.json is valid: hill-climber, /);
    const run = await espalier(folder, "run", "experiment.json");
    expect(run.code, run.stderr).toBe(0);
    const { stdout } = await espalier(folder, "trials", join("runs", readdirSync(join(folder, "runs"))[0]!));
    expect(stdout).toMatch(/ 29 +completed/);
  });

  test("depends on what Espalier is tested with", () => {
    const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
    const [ours, theirs] = [read("package.json"), read(join(folder, "package.json"))];
    expect(theirs.peerDependencies).toEqual({ espalier: `^${ours.version}` });
    const sameMajor = (name: string) => `^${/\d+/.exec(ours.devDependencies[name])}.0.0`;
    expect(theirs.devDependencies).toEqual({
      ...theirs.peerDependencies,
      vitest: sameMajor("vitest"),
      "fast-check": sameMajor("fast-check"),
      typescript: sameMajor("typescript"),
      "@types/node": sameMajor("@types/node"),
      typebox: ours.dependencies.typebox,
    });
  });
});

describe("a new model", () => {
  const parent = emptyFolder();
  const folder = join(parent, "spiral-mlp");

  beforeAll(async () => {
    await espalier(parent, "create-plugin", "spiral-mlp", "--kind", "model");
    link(folder, ...PACKAGES, "@tensorflow/tfjs-core");
  });

  test("has its name everywhere, and as many files as it needs", () => {
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual([
      ...["README.md", "experiment.json", "index.ts", "package.json"],
      ...["spiral-mlp.test.ts", "spiral-mlp.ts", "tsconfig.json"],
    ]);
    const texts = files.map(({ name }) => readFileSync(join(folder, name), "utf8"));
    expect(texts.join("\n")).not.toMatch(/my-?model/i);
  });

  test.concurrent("is sound TypeScript", async () => {
    const checked = await node(folder, "node_modules/typescript/bin/tsc", "--noEmit");
    expect(checked, checked.stdout).toMatchObject({ code: 0 });
  });

  test.concurrent("passes the kits", async () => {
    const { code, stdout } = await node(folder, "node_modules/vitest/vitest.mjs", "run");
    expect(stdout).toMatch(/Tests +16 passed/);
    expect(code).toBe(0);
  });

  test.concurrent("grows in depth and in width, exactly, and learns", async () => {
    const run = await espalier(folder, "run", "experiment.json");
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain("outputs change by at most 0.0e+0 (live weights)");
    const accuracy = /^accuracy +([\d.]+) %/m.exec(run.stdout)?.[1];
    expect(Number(accuracy)).toBeGreaterThan(95);
  });

  test("depends on the numeric library that Espalier has", () => {
    const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
    const name = "@tensorflow/tfjs-core";
    const theirs = read(join(folder, "package.json")).devDependencies;
    expect(theirs[name]).toBe(read("package.json").dependencies[name]);
  });
});

describe("refuses", () => {
  test.each(["My_Search", "../above"])("the name %j", async (name) => {
    const folder = emptyFolder();
    const { code, stderr } = await espalier(folder, "create-plugin", name);
    expect(errorIn(stderr)).toMatchSnapshot();
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(["random"])("the name %s, which a strategy has that comes with Espalier", async (name) => {
    const { code, stderr } = await espalier(emptyFolder(), "create-plugin", name);
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_PLUGIN_NAME_TAKEN  The name "random" is taken: SearchStrategy "random" comes with Espalier.
        to do   Choose another name; an experiment could not tell the two apart."
    `);
    expect(code).toBe(2);
  });

  test("a folder that is there, and leaves it as it is", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "mine"));
    const { code, stderr } = await espalier(folder, "create-plugin", "mine");
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_FOLDER_EXISTS  There is a file or folder of this name already.
        at      TEMP/mine
        to do   Choose another name, or go to another folder. Nothing was written."
    `);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, "mine"))).toEqual([]);
  });
});
