import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KITS, LAYERS, layerOverrides, LIBRARIES, RUN_LAYERS } from "./layer-rules.ts";

/** As `.oxlintrc.layers.json` has them; `npx vitest run test/lint --update=all` writes the file. */
const RULES = `{"overrides": [\n${layerOverrides()
  .map((override) => JSON.stringify(override))
  .join(",\n")}\n]}\n`;

const IMPORTS = "no-restricted-imports";
const PROPERTIES = "no-restricted-properties";

/** A file of one line, and the rules that it breaks. */
interface Case {
  readonly file: string;
  readonly line: string;
  readonly breaks: readonly string[];
}

/** Every folder imports every other one, also from a folder within. */
const LAYER_PAIRS = pairsOf(LAYERS).flatMap(([from, to, breaks]) => [
  { file: `src/${from}/${to}.ts`, line: `import "../${to}/a.ts";`, breaks },
  { file: `src/${from}/deep/${to}.ts`, line: `import "../../${to}/a.ts";`, breaks },
]);

const RUN_PAIRS = pairsOf(RUN_LAYERS).map(([from, to, breaks]) => ({
  file: `src/run/${from}/${to}.ts`,
  line: `import "../${to}/a.ts";`,
  breaks,
}));

const BELOW_LIBRARIES: readonly string[] = LAYERS.slice(0, LAYERS.indexOf("plugin"));

/** The parts of `src/` that are outside the order: which layers each may import. */
const BESIDE: readonly Case[] = [
  ...LAYERS.map((to) => ({ file: `src/${to}.ts`, line: `import "./${to}/a.ts";`, breaks: [IMPORTS] })),
  {
    file: "src/index.ts",
    line: LAYERS.map((to) => `import "./${to}/a.ts";`).join(" "),
    breaks: ["run", "ablation", "report", "page", "cli"].map(() => IMPORTS),
  },
  ...[...LIBRARIES, KITS].flatMap((from) =>
    LAYERS.map((to) => ({
      file: `src/${from}/${to}.ts`,
      line: `import "../${to}/a.ts";`,
      breaks: brokenIf(!(from === KITS ? [...BELOW_LIBRARIES, "plugin"] : BELOW_LIBRARIES).includes(to)),
    })),
  ),
  ...RUN_LAYERS.map((to) => ({
    file: `src/run/beside-${to}.ts`,
    line: `import "./${to}/a.ts";`,
    breaks: brokenIf(!["store", "log", "metrics", "results"].includes(to)),
  })),
];

/** What a single folder may import, or none. */
const RESERVED: readonly (readonly [imported: string, by: readonly string[]])[] = [
  ["inversify", ["src/plugin"]],
  ["@inversifyjs/core", ["src/plugin"]],
  ["reflect-metadata", ["src/plugin"]],
  ["@tensorflow/tfjs-backend-wasm", ["src/tensor"]],
  ["@tensorflow/tfjs-node-gpu", ["src/tensor"]],
  ["../../plugins/index.ts", ["src/cli"]],
  ["espalier", ["plugins/mine"]],
  ["espalier/tensor", ["plugins/mine"]],
  ["../index.ts", ["src/plugin", "plugins/mine"]],
  ["preact", ["src/page"]],
  ["@observablehq/plot", ["src/page"]],
  ["vitest", ["src/testing"]],
  ["fast-check", ["src/testing"]],
  ["../testing/a.ts", ["src/testing"]],
  ["../transformer/a.ts", ["src/plugin", ...LIBRARIES.map((one) => `src/${one}`), "plugins/mine"]],
  ["../image-text/a.ts", ["src/plugin", "src/image-text", "src/picture-files", "plugins/mine"]],
  ["../picture-files/a.ts", ["src/plugin", "src/picture-files", "plugins/mine"]],
  ["../../src/random/random.ts", []],
];

const FOLDERS = [...[...LAYERS, ...LIBRARIES, KITS].map((folder) => `src/${folder}`), "plugins/mine"];

const RESERVATIONS: readonly Case[] = RESERVED.flatMap(([imported, by], place) =>
  FOLDERS.filter((folder) => folder.startsWith("src/") !== imported.includes("/src/")).map((folder) => ({
    file: `${folder}/reserved-${place}.ts`,
    line: `import "${imported}";`,
    breaks: brokenIf(!by.includes(folder)),
  })),
);

/** However an import is written. */
const FORMS: readonly Case[] = [
  'import { a } from "../space/a.ts"; a();',
  'import type { A } from "../space/a.ts"; export const a: A = 1;',
  'export * from "../space/a.ts";',
  'export { a } from "../space/a.ts";',
  'export type { A } from "../space/a.ts";',
  'export const a = await import("../space/a.ts");',
].map((line, place) => ({ file: `src/tensor/form-${place}.ts`, line, breaks: [IMPORTS] }));

/** What no order of folders explains. */
const OTHERS: readonly Case[] = [
  {
    file: "src/tensor/annotation.ts",
    line: 'export type A = import("../space/a.ts").A;',
    breaks: ["consistent-type-imports"],
  },
  { file: "src/random/b.ts", line: "export const draw = Math.random();", breaks: [PROPERTIES] },
  {
    file: "plugins/mine/c.ts",
    line: "declare const tf: { randomNormal(shape: number[]): number }; export const t = tf.randomNormal([2]);",
    breaks: [PROPERTIES],
  },
  { file: "src/cli/d.ts", line: 'console.log("past src/cli/print/output.ts");', breaks: ["no-console"] },
  {
    file: "src/cli/e.ts",
    line: 'process.stdout.write("past src/cli/print/output.ts");',
    breaks: [PROPERTIES],
  },
  { file: "src/run/e.ts", line: "process.stderr.write(String(new Date()));", breaks: [PROPERTIES] },
  {
    file: "plugins/mine/d.ts",
    line: 'console.error("past src/cli/print/output.ts");',
    breaks: ["no-console"],
  },
  { file: "src/page/f.tsx", line: 'import "node:fs";', breaks: [IMPORTS] },
  { file: "src/page/g.tsx", line: 'import "../cli/a.ts";', breaks: [IMPORTS] },
  { file: "src/data/long.ts", line: "export {};\n".repeat(251), breaks: ["max-lines"] },
  {
    file: "src/data/one.ts",
    line: 'import { two } from "./two.ts"; export const one = () => two;',
    breaks: ["no-cycle"],
  },
  {
    file: "src/data/two.ts",
    line: 'import { one } from "./one.ts"; export const two = () => one;',
    breaks: ["no-cycle"],
  },
];

const GROUPS = {
  "imports between layers": LAYER_PAIRS,
  "imports within src/run": RUN_PAIRS,
  "imports from outside the order": BESIDE,
  "imports of what is reserved": RESERVATIONS,
  "forms of an import": FORMS,
  "other lines": OTHERS,
};

const CASES: readonly Case[] = Object.values(GROUPS).flat();

let folder: string;
let checked = 0;
const broken = new Map<string, string[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "espalier-layers-"));
  copyFileSync(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  writeFileSync(join(folder, ".oxlintrc.layers.json"), RULES);
  for (const { file, line } of CASES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), line);
  }
  const { diagnostics, number_of_files } = await lint();
  checked = number_of_files;
  for (const { filename, code } of diagnostics)
    broken.set(filename, [...(broken.get(filename) ?? []), code.replace(/^.*\((.*)\)$/, "$1")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the linter's rules are those of layer-rules.ts", async () => {
  await expect(RULES).toMatchFileSnapshot("../../.oxlintrc.layers.json");
});

test("every folder of src/ and src/run has its place in the order", () => {
  expect(foldersOf("src")).toEqual([...LAYERS, ...LIBRARIES, KITS].toSorted());
  expect(foldersOf("src/run")).toEqual(RUN_LAYERS.toSorted());
  // The rules for folders of src/run read paths that go up by one.
  expect(RUN_LAYERS.flatMap((layer) => foldersOf(`src/run/${layer}`))).toEqual([]);
});

test("ARCHITECTURE.md lists the layers in this order", () => {
  const list = readFileSync("ARCHITECTURE.md", "utf8").split("## Where things are")[1]?.split("```")[1] ?? "";
  const layers = [...list.matchAll(/(?<=^|, )src\/([a-z-]+)/gm)].map(([, layer]) => layer);
  expect(layers).toEqual([...LAYERS, ...LIBRARIES, KITS]);
});

test("the linter reads every file", () => {
  expect(new Set(CASES.map(({ file }) => file)).size).toBe(CASES.length);
  expect(checked).toBe(CASES.length);
});

test.each(Object.entries(GROUPS))("what %s break", (_, cases: readonly Case[]) => {
  const found = cases.map((one) => ({ ...one, breaks: broken.get(one.file) ?? [] }));
  expect(found).toEqual(cases);
});

function pairsOf(layers: readonly string[]) {
  return layers.flatMap((from, place) =>
    layers.flatMap((to, other) => (other === place ? [] : [[from, to, brokenIf(other > place)] as const])),
  );
}

function brokenIf(isBroken: boolean): readonly string[] {
  return isBroken ? [IMPORTS] : [];
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

interface Report {
  readonly number_of_files: number;
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

async function lint(): Promise<Report> {
  const oxlint = resolve("node_modules/.bin/oxlint");
  const output = await new Promise<string>((settle) => {
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    execFile(oxlint, ["--format", "json", "src", "plugins"], options, (_error, stdout) => settle(stdout));
  });
  return JSON.parse(output) as Report;
}
