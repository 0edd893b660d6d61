import fc from "fast-check";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { fitColumns } from "../../src/cli/print/table-columns.ts";
import { wrap, wrapCell } from "../../src/cli/print/wrap.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { emptyFolder, espalierAt, onlyRun, type Outcome } from "./espalier.ts";

const SHIPPED = ["growclip-emoji", "growclip-scenes", "growing-language", "growing-classifier"];
const COMMANDS = [
  ...[
    "init",
    "run",
    "resume",
    "validate",
    "plan",
    "explain",
    "preview",
    "status",
    "trials",
    "export",
    "import",
  ],
  ...["strategies", "schema", "create-plugin", "engine", "bench"],
  ...["engine install", "bench nas-bench-201", "bench strategies"],
];
const WIDTHS = [80, 100] as const;

/** The lines that are wider than asked, but for a single long word such as a path. */
function tooWide({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">, width: number): string[] {
  return `${stdout}\n${stderr}`
    .split("\n")
    .filter((line) => stringWidth(line) > width && !/^\s*\S+$/.test(line.replace(/^ {2}\/\S+ \(/, "")));
}

describe.each(WIDTHS)("in %d columns", (width) => {
  test.each([...SHIPPED, "nas-bench-201"])("explain of %s", async (name) => {
    const outcome = await espalierAt(width, "explain", `experiments/${name}.json`);
    expect(outcome).toMatchObject({ code: 0 });
    expect(tooWide(outcome, width)).toEqual([]);
  });

  test("the list of strategies", async () => {
    const outcome = await espalierAt(width, "strategies");
    expect(outcome).toMatchObject({ code: 0 });
    expect(tooWide(outcome, width)).toEqual([]);
  });

  test.each(COMMANDS)("%s --help, with an example", async (command) => {
    const outcome = await espalierAt(width, ...command.split(" "), "--help");
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.stdout).toMatch(/^Examples:\n {2}espalier /m);
    expect(tooWide(outcome, width)).toEqual([]);
  });

  test("the problems of a file", async () => {
    const outcome = await espalierAt(width, "validate", "test/experiment/fixtures/ten-mistakes.json");
    expect(outcome).toMatchObject({ code: 2 });
    expect(tooWide(outcome, width)).toEqual([]);
  });
});

test("every strategy in 100 columns", async () => {
  const registry = new Registry(plugins);
  for (const type of new Set(registry.ports.flatMap((port) => registry.types(port)))) {
    const outcome = await espalierAt(100, "strategies", type);
    expect(outcome, type).toMatchObject({ code: 0 });
    expect(tooWide(outcome, 100), type).toEqual([]);
  }
});

// Estimating times is slow, and all plans have the same rows.
test.each(["growclip-scenes", "growing-language"])("plan of %s", async (name) => {
  const outcome = await espalierAt(100, "plan", `experiments/${name}.json`, "--set", "/training/batchSize=2");
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  expect(tooWide(outcome, 100)).toEqual([]);
});

describe("a run", () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    const out = emptyFolder();
    const file = "test/cases/squares/experiment.json";
    outcomes.push(await espalierAt(80, "run", file, "--out", out, "--engine", "wasm"));
    const run = onlyRun(out);
    for (const command of ["status", "trials"]) outcomes.push(await espalierAt(80, command, run));
    outcomes.push(await espalierAt(80, "resume", run));
  });

  test("its events, results and trials in 80 columns", () => {
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ code: 0 });
      expect(tooWide(outcome, 80)).toEqual([]);
    }
  });
});

test("100 columns where nothing says how many there are", async () => {
  const before = process.env["COLUMNS"];
  const outcome = await espalierAt(0, "strategies");
  expect(before).toBe(process.env["COLUMNS"]);
  expect(Math.max(...outcome.stdout.split("\n").map((line) => stringWidth(line)))).toBe(100);
});

describe("wrapping", () => {
  const texts = fc.string({
    unit: fc.constantFrom("a", "b", " ", "-", "(", ")", "漢", "·", "\n"),
    maxLength: 60,
  });

  test("keeps all that is not space, and lines within the width unless a word is wider", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 20 }), fc.nat(3), (text, width, hang) => {
        const lines = wrap(text, { width, hang });
        expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of lines.filter((one) => stringWidth(one) > width)) {
          const longest = Math.max(...line.split(" ").map((word) => stringWidth(word)));
          expect(longest + hang).toBeGreaterThan(width - (/^ */.exec(line)![0].length + 1));
        }
      }),
    );
  });

  test("breaks cells within any width, words too", () => {
    const cells = texts.map((text) => text.replaceAll("\n", " ").trim());
    fc.assert(
      fc.property(
        cells,
        fc.integer({ min: 2, max: 20 }),
        fc.constantFrom("words", "heading"),
        (cell, width, breaks) => {
          const lines = wrapCell(cell, width, breaks as "words");
          expect(lines.join("").replaceAll(" ", "")).toBe(cell.replaceAll(" ", ""));
          expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
        },
      ),
    );
  });
});

describe("the columns of a table", () => {
  const numbers = ["trial", "updates until now", "seconds per update"].map((heading, place) => ({
    ...{ place, heading, cell: 7, word: 0, isNumber: true },
  }));
  const widths = (width: number) => fitColumns(numbers, width, 1).map((part) => part.map((one) => one.width));

  test("are as wide as their headings and cells, as long as the table has room", () => {
    expect(widths(46)).toEqual([[7, 17, 18]]);
  });

  test("wrap their headings if it has not", () => {
    expect(widths(45)).toEqual([[7, 17, 17]]);
    expect(widths(25)).toEqual([[7, 7, 7]]);
  });

  test("have more room in a part of the table than in the whole", () => {
    expect(widths(24)).toEqual([
      [7, 15],
      [7, 15],
    ]);
  });
});
