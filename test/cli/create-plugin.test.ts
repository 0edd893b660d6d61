import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PORTS } from "../../src/plugin/slots.ts";
import { PORT_NAMES, writePlugin } from "../../src/cli/write/write-plugin.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { type Outcome, runCommand } from "../package/run-command.ts";
import { uncoloured } from "../uncoloured.ts";
import { emptyFolder, espalierIn as espalier } from "./espalier.ts";
import { errorIn } from "./printed.ts";

/** Runs a module of Node in a folder. */
function node(cwd: string, ...command: readonly string[]): Promise<Outcome> {
  return runCommand([process.execPath, ...command], { cwd, env: uncoloured() });
}

const PACKAGES = [
  ...["@types/node", "undici-types", "@tensorflow/tfjs-core"],
  ...["fast-check", "typebox", "typescript", "vitest"],
];

/** What `npm install` would do, without a network. */
function link(folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(resolve("."), join(modules, "espalier"));
  for (const name of PACKAGES) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }
}

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), "utf8");
}

/** Name of the test's plug-in for a port: no word of a template. */
const nameOf = (port: string) => `quince-${port}`;

describe("a new plug-in", () => {
  const parent = emptyFolder();
  const folder = join(parent, "hill-climber");
  let created: Outcome;

  beforeAll(async () => {
    created = await espalier(parent, "create-plugin", "hill-climber");
  });

  test("is a search strategy, and lists its files", () => {
    expect(created).toMatchInlineSnapshot(`
      {
        "code": 0,
        "signal": null,
        "stderr": "",
        "stdout": "hill-climber/.npmrc
      hill-climber/README.md
      hill-climber/experiment.json
      hill-climber/hill-climber.test.ts
      hill-climber/hill-climber.ts
      hill-climber/networks.csv
      hill-climber/package.json
      hill-climber/tsconfig.json
      hill-climber/vitest.config.ts

      cd hill-climber && npm install && npm test && npm start
      ",
      }
    `);
  });

  test("depends on what Espalier is tested with", () => {
    const [ours, theirs] = [JSON.parse(read("package.json")), JSON.parse(read(folder, "package.json"))];
    expect(theirs.peerDependencies).toEqual({ espalier: `^${ours.version}` });
    const sameMajor = (name: string) => `^${/\d+/.exec(ours.devDependencies[name])}.0.0`;
    expect(theirs.devDependencies).toEqual({
      // This checkout, since no release may be there.
      espalier: `file:${relative(folder, resolve("."))}`,
      vitest: sameMajor("vitest"),
      "fast-check": sameMajor("fast-check"),
      typescript: sameMajor("typescript"),
      "@types/node": sameMajor("@types/node"),
      typebox: ours.dependencies.typebox,
    });
  });
});

// One folder, one set of packages, one process for all types and one for all kits.
describe("a plug-in for each port", () => {
  const parent = emptyFolder();

  beforeAll(() => {
    link(parent);
    for (const port of PORT_NAMES) writePlugin(parent, nameOf(port), port, new Registry([]));
  });

  test("there is a template for each", () => {
    const templates = readdirSync("templates").filter((name) => name !== "common" && name !== "shared");
    expect(templates).toEqual([...PORT_NAMES].toSorted());
    expect(PORT_NAMES).toHaveLength(PORTS.length);
  });

  test.each(PORT_NAMES)("%s: its name is everywhere, and it names its port", (port) => {
    const folder = join(parent, nameOf(port));
    const files = readdirSync(folder);
    const texts = files.map((file) => `${file} ${read(folder, file)}`).join("\n");
    expect(texts).not.toMatch(/my-|MY_|\bmy(?!Stream|Objective|Task)[A-Z]/);
    expect(read(folder, "README.md")).toContain(`docs/ports/${port}.md`);
    expect(files).toContain(`${nameOf(port)}.ts`);
  });

  test.each(PORT_NAMES)("%s: it depends on the numeric library if it imports it", (port) => {
    const name = "@tensorflow/tfjs-core";
    const folder = join(parent, nameOf(port));
    const { devDependencies } = JSON.parse(read(folder, "package.json"));
    const imports = read(folder, `${nameOf(port)}.ts`).includes(`"${name}"`);
    expect(devDependencies[name]).toBe(
      imports ? JSON.parse(read("package.json")).dependencies[name] : undefined,
    );
    const { devDependencies: common } = JSON.parse(read(parent, nameOf("selection"), "package.json"));
    expect({ ...devDependencies, [name]: undefined }).toEqual({ ...common, [name]: undefined });
  });

  test("all have types that check", async () => {
    const options = JSON.parse(read(parent, nameOf("selection"), "tsconfig.json"));
    writeFileSync(join(parent, "tsconfig.json"), JSON.stringify({ ...options, include: ["*/*.ts"] }));
    const checked = await node(parent, resolve("node_modules/typescript/bin/tsc"), "--noEmit");
    expect(checked, checked.stdout).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("all pass their kits", async () => {
    const options = ["--no-isolate", "--maxWorkers", "1", "--reporter", "json"];
    const { stdout } = await node(parent, "node_modules/vitest/vitest.mjs", "run", ...options);
    const report = JSON.parse(stdout) as Report;
    const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
      ...(assertionResults.length === 0 ? [`${name}: ${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status !== "passed")
        .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join("; ")}`),
    ]);
    expect(failures).toEqual([]);
    const tested = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ ancestorTitles }) => ancestorTitles[0]),
    );
    for (const [index, { name }] of PORTS.entries())
      expect(tested).toContain(`${name} "${nameOf(PORT_NAMES[index]!)}"`);
  });

  test.concurrent.each(PORT_NAMES)("%s: it runs its experiment", async (port) => {
    const folder = join(parent, nameOf(port));
    const run = await espalier(folder, "run", "experiment.json", "--engine", "wasm");
    expect(run.code, run.stderr).toBe(0);
    expect([...runFiles(folder), run.stderr, run.stdout].join("\n")).toMatch(EVIDENCE[port]!);
  });
});

/** What the JSON reporter of Vitest prints. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Events of the run of a plug-in's folder, and the names of the arrays in its checkpoints. */
function runFiles(folder: string): string[] {
  const entries = readdirSync(join(folder, "runs"), { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name }) => /\.(jsonl|safetensors)$/.test(name))
    .map(({ parentPath, name }) => {
      const text = readFileSync(join(parentPath, name), "latin1");
      return name.endsWith(".jsonl") ? text : (text.match(/"[\w./-]+":\{"dtype"/g) ?? []).join("\n");
    });
}

/** Something that is in a run's output and files only if the strategy of this port has been at work. */
const EVIDENCE: Readonly<Record<string, RegExp>> = {
  "data-stream": /step 2: 2022, 36 new examples/,
  "replay-policy": /"shares":\[0\.3\d*,0\.7\]/,
  "model-family": /"expansionChange":0,[^]*^accuracy +(9[5-9]\.\d|100\.0) %/m,
  "training-objective": /trial 0: loss 3\./,
  "learning-rate-schedule": /"type":"trained"[^\n]*"step":1,[^\n]*"loss":1\.84/,
  "growth-space": /\b64 candidates/,
  "growth-dimension": /\b18 candidates/,
  "parameter-inheritance": /"anchor\/weights\//,
  "growth-trigger": /"fires":false,"reason":"step 2, a search every 2"/,
  "search-strategy": /"notes":\{"parent":\d+\}/,
  "trial-scheduler": /"budget":0\.2[^]*"budget":1\b/,
  evaluator: /trial 0: lossSum/,
  selection: /lowest latencySeconds of \d near the best/,
  "downstream-task": /^alignment/m,
};

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
        to do   Choose another name, so that experiments can tell the two apart."
    `);
    expect(code).toBe(2);
  });

  test("a folder that is there, and leaves it as it is", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "mine"));
    const { code, stderr } = await espalier(folder, "create-plugin", "mine");
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_FOLDER_EXISTS  A file or folder of this name exists already.
        at      TEMP/mine
        to do   Choose another name or another folder. Nothing was written."
    `);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, "mine"))).toEqual([]);
  });
});
