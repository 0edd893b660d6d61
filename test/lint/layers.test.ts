import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A file and its only line, each against one rule. */
const OFFENCES: readonly (readonly [file: string, line: string, rule: string])[] = [
  ["src/json/a.ts", 'import "../random/random.ts";', "no-restricted-imports"],
  ["src/random/a.ts", 'import "../tensor/index.ts";', "no-restricted-imports"],
  ["src/tensor/a.ts", 'import "../architecture/architecture.ts";', "no-restricted-imports"],
  ["src/tensor/deep/a.ts", 'import "../../space/search-space.ts";', "no-restricted-imports"],
  ["src/architecture/a.ts", 'import "../plugin/registry.ts";', "no-restricted-imports"],
  ["src/space/a.ts", 'import "../experiment/experiment.ts";', "no-restricted-imports"],
  ["src/growth/a.ts", 'import "../run/run.ts";', "no-restricted-imports"],
  ["src/search/a.ts", 'import "../report/report.ts";', "no-restricted-imports"],
  ["src/training/a.ts", 'import "../cli/main.ts";', "no-restricted-imports"],
  ["src/data/a.ts", 'import "../plugin/plugin.ts";', "no-restricted-imports"],
  ["src/evaluation/a.ts", 'import "../../plugins/index.ts";', "no-restricted-imports"],
  ["src/plugin/a.ts", 'import "../experiment/experiment.ts";', "no-restricted-imports"],
  ["src/experiment/a.ts", 'import "../cli/main.ts";', "no-restricted-imports"],
  ["src/run/a.ts", 'import "../cli/main.ts";', "no-restricted-imports"],
  ["src/report/a.ts", 'import "../../plugins/index.ts";', "no-restricted-imports"],
  ["src/testing/a.ts", 'import "../cli/main.ts";', "no-restricted-imports"],
  ["src/training/c.ts", 'import "../image-text/index.ts";', "no-restricted-imports"],
  ["src/run/f.ts", 'import "../transformer/index.ts";', "no-restricted-imports"],
  ["src/cli/f.ts", 'import "../image-text/index.ts";', "no-restricted-imports"],
  ["src/testing/b.ts", 'import "../image-text/index.ts";', "no-restricted-imports"],
  ["src/transformer/a.ts", 'import "../image-text/index.ts";', "no-restricted-imports"],
  ["src/image-text/a.ts", 'import "../run/run.ts";', "no-restricted-imports"],
  ["src/run/c.ts", 'import "vitest";', "no-restricted-imports"],
  ["src/cli/c.ts", 'import "../testing/index.ts";', "no-restricted-imports"],
  ["src/search/b.ts", 'import "fast-check";', "no-restricted-imports"],
  ["src/run/b.ts", 'import "inversify";', "no-restricted-imports"],
  ["src/cli/a.ts", 'import "inversify";', "no-restricted-imports"],
  ["src/cli/b.ts", 'import "@tensorflow/tfjs-node-gpu";', "no-restricted-imports"],
  ["src/training/b.ts", 'import "@tensorflow/tfjs-backend-wasm";', "no-restricted-imports"],
  ["src/plugin/b.ts", 'import "espalier";', "no-restricted-imports"],
  ["plugins/mine/index.ts", 'import "../../src/random/random.ts";', "no-restricted-imports"],
  ["plugins/mine/a.ts", 'import "inversify";', "no-restricted-imports"],
  ["plugins/mine/b.ts", 'import "@tensorflow/tfjs-backend-cpu";', "no-restricted-imports"],
  ["src/random/b.ts", "export const draw = Math.random();", "no-restricted-properties"],
  [
    "plugins/mine/c.ts",
    "declare const tf: any; export const t = tf.randomNormal([2]);",
    "no-restricted-properties",
  ],
  ["src/cli/d.ts", 'console.log("past src/cli/print/output.ts");', "no-console"],
  ["src/cli/e.ts", 'process.stdout.write("past src/cli/print/output.ts");', "no-restricted-properties"],
  ["src/run/e.ts", "process.stderr.write(String(new Date()));", "no-restricted-properties"],
  ["plugins/mine/d.ts", 'console.error("past src/cli/print/output.ts");', "no-console"],
  ["src/data/long.ts", "export {};\n".repeat(251), "max-lines"],
  ["src/data/one.ts", 'import { other } from "./other.ts"; export const one = other;', "no-cycle"],
];

/** What the layers allow, so that no rule fires by accident. */
const ALLOWED: Readonly<Record<string, string>> = {
  "src/data/other.ts": 'import { one } from "./one.ts"; export const other = () => one;',
  "src/space/fine.ts": 'import "../architecture/architecture.ts"; import "../json/pointer.ts";',
  "src/plugin/fine.ts": 'import "inversify"; import "../search/selection.ts";',
  "src/tensor/fine.ts": 'import "@tensorflow/tfjs-backend-wasm";',
  "src/run/fine.ts": 'import "../experiment/experiment.ts"; import "../plugin/registry.ts";',
  "src/testing/fine.ts": 'import "vitest"; import "../plugin/registry.ts"; import "../search/trial.ts";',
  "src/cli/fine.ts": 'import "../../plugins/index.ts"; import "../run/run.ts";',
  "plugins/mine/fine.ts":
    'import "espalier"; import "espalier/tensor"; import "espalier/image-text"; import "./c.ts";',
};

let folder: string;
const fired = new Map<string, string[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "espalier-layers-"));
  await copyFile(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  const files = [...OFFENCES.map(([file, line]) => [file, line] as const), ...Object.entries(ALLOWED)];
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  for (const { filename, code } of await lint()) {
    fired.set(filename, [...(fired.get(filename) ?? []), code]);
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function lint(): Promise<readonly { filename: string; code: string }[]> {
  const oxlint = resolve("node_modules/.bin/oxlint");
  const output = await new Promise<string>((settle) => {
    execFile(oxlint, ["--format", "json", "src", "plugins"], { cwd: folder }, (_error, stdout) =>
      settle(stdout),
    );
  });
  return (JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }).diagnostics;
}

describe("the linter holds the layers, and what is printed to one file", () => {
  test.each(OFFENCES.map(([file, , rule]) => ({ file, rule })))("$file: $rule", ({ file, rule }) => {
    expect(fired.get(file)?.filter((code) => code.includes(rule))).toHaveLength(1);
  });

  test.each(Object.keys(ALLOWED).filter((file) => file.includes("fine")))("%s is allowed", (file) => {
    expect(fired.get(file)?.filter((code) => code.includes("restricted")) ?? []).toEqual([]);
  });
});
