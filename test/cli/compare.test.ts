import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, espalier, espalierAt, onlyRun } from "./espalier.ts";

const SHADES = "test/cases/shades/experiment.json";

async function run(...sets: readonly string[]): Promise<string> {
  const out = emptyFolder();
  const all = ["/training/updates=2", "/search/trials=1", ...sets];
  const flags = all.flatMap((set) => ["--set", set]);
  const { code, stderr } = await espalier("run", SHADES, "--out", out, "--engine", "cpu", ...flags);
  expect(code, stderr).toBe(0);
  return relative(".", onlyRun(out));
}

describe("runs are compared", () => {
  let [one, other, unfinished] = ["", "", ""];
  beforeAll(async () => {
    one = await run();
    other = await run("/training/updates=4", "/growth/inheritance=scratch", "/name=longer");
    unfinished = join(emptyFolder(), "run");
    cpSync(one, unfinished, { recursive: true });
    const lines = readFileSync(join(one, "events.jsonl"), "utf8").split("\n");
    const second = lines.findLastIndex((line) => line.includes('"evaluated"'));
    writeFileSync(join(unfinished, "events.jsonl"), `${lines.slice(0, second).join("\n")}\n`);
  });

  test("by configuration, scores, size and time, in at most 100 columns", async () => {
    const { code, stdout, stderr } = await espalierAt(200, "compare", one, other, unfinished);
    expect(code, stderr).toBe(0);
    const lines = stdout.split("\n");
    expect(
      Math.max(...lines.filter((line) => !line.includes("espalier-test")).map(({ length }) => length)),
    ).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/^A +shades +finished /m);
    expect(stdout).toMatch(/^C .* unfinished, 2 steps scored /m);
    expect(stdout).toMatch(/^\/training\/updates +2 +4$/m);
    expect(stdout).toMatch(
      /^\/growth\/inheritance +\{"type":"copy","slots":"expand"\} +\{"type":"scratch"\}$/m,
    );
    expect(stdout).toMatch(/^score +A +B +B - A +C +C - A$/m);
    expect(stdout).toMatch(/^accuracy +\d+\.\d % +\d+\.\d % +[+-]?\d+\.\d +\d/m);
    expect(stdout).toMatch(/^examples +24 +48 +\+24 +24 +0$/m);
  });

  test("as JSON", async () => {
    const { stdout } = await espalier("compare", one, other, "--json");
    const { runs, configuration, scores, figures } = JSON.parse(stdout);
    expect(runs).toMatchObject([
      { run: one, state: "finished", scoredStep: 3 },
      { run: other, name: "longer" },
    ]);
    expect(configuration).toContainEqual({ pointer: "/training/updates", values: [2, 4] });
    expect(scores).toMatchObject([{ name: "accuracy", direction: "maximize" }]);
    expect(figures.map(({ name }: { readonly name: string }) => name)).toEqual([
      "parameters",
      "flops",
      "examples",
      "seconds",
    ]);
  });

  test("as Markdown, and equal experiments are called equal", async () => {
    const { stdout } = await espalier("compare", one, unfinished, "--markdown");
    expect(stdout).toMatch(/^\| run \| name \| state \| folder \|\n/);
    expect(stdout).toContain("\nThe experiments are equal.\n");
    expect(stdout).toMatch(/^\| score \| A \| B \| B - A \|$/m);
  });

  test("but one run alone, and a folder without a run, are refused", async () => {
    const alone = await espalier("compare", one);
    expect(alone).toMatchObject({ code: 2 });
    expect(alone.stderr).toContain("compare needs at least two run folders");
    const absent = await espalier("compare", one, emptyFolder());
    expect(absent).toMatchObject({ code: 2 });
    expect(absent.stderr).toContain("ESPALIER_NO_RUN");
  });
});
