import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  Architecture,
  type Candidate,
  type Evaluator,
  ExperimentFolder,
  type Measurements,
  Random,
} from "espalier";
import { describeEvaluator } from "espalier/testing";
import { describe, expect, test } from "vitest";
import { tabular } from "../../../plugins/tabular/tabular.ts";
import { build } from "../build.ts";

const net = (depth: number, width: number, activation = "relu") =>
  new Architecture({ depth, width, activation });

const nets = {
  file: "nets.csv",
  dimensions: { depth: "depth", width: "width", activation: "activation" },
  measurements: [{ measurement: "accuracy", direction: "maximize" }],
};

describeEvaluator(tabular, [
  {
    options: { ...nets, seconds: "seconds" },
    architectures: [net(1, 16), net(1, 16, "gelu"), net(3, 32)],
    unmeasurable: [net(2, 32, "gelu"), net(2, 16, "gelu"), new Architecture({ depth: 1, width: 16 })],
    injected: [[ExperimentFolder, { path: resolve("test/cases/tabular") }]],
  },
]);

/** What a table says of an architecture. */
async function lookUp(
  text: string | Uint8Array,
  architecture: Architecture,
  options: Readonly<Record<string, unknown>>,
): Promise<Measurements> {
  return (await tableOf(text, options)).measure(candidateOf(architecture));
}

async function tableOf(
  text: string | Uint8Array,
  options: Readonly<Record<string, unknown>>,
): Promise<Evaluator> {
  const path = mkdtempSync(join(tmpdir(), "espalier-test-"));
  writeFileSync(join(path, "nets.csv"), text);
  return build(tabular, { ...nets, ...options }, [{ path }]);
}

const candidateOf = (architecture: Architecture): Candidate => ({
  architecture,
  step: 1,
  budget: 1,
  random: new Random(1),
  inherit: () => Promise.reject(new Error("nothing is trained")),
});

describe("a table", () => {
  const pair = new Architecture({ first: "a,b", second: 'c"d' });
  const byTwo = { dimensions: { first: "first", second: "second, quoted" } };

  test.each([
    ["quotes, commas and line breaks", '"first","second, quoted",accuracy\n"a,b","c""d",0.5\n"x\ny",z,0.6\n'],
    ["the line ends of old", 'first,"second, quoted",accuracy\r"a,b","c""d",0.5\r'],
    ["other line ends, none at the end", 'first,"second, quoted",accuracy\r\n\r\n"a,b","c""d",0.5'],
    [
      "a byte order mark, an empty last cell",
      '\uFEFFfirst,"second, quoted",accuracy,note\n"a,b","c""d",0.5,',
    ],
  ])("is read with %s", async (_, text) => {
    expect(await lookUp(text, pair, byTwo)).toEqual({ accuracy: 0.5 });
  });

  test("may spell an architecture in one column", async () => {
    const spelled = { column: "net", pattern: "<{depth}x{width}> {activation}!" };
    expect(await lookUp("net,accuracy\n<1x16> relu!,0.5\n", net(1, 16), { dimensions: {}, spelled })).toEqual(
      {
        accuracy: 0.5,
      },
    );
  });

  test.each([
    ["a column that is missing", "depth,width,activation\n1,16,relu", "TABLE_WITHOUT_COLUMN", '"accuracy"'],
    ["no rows", "depth,width,activation,accuracy\n", "TABLE_WITHOUT_ROWS", "no rows"],
    [
      "a column twice that is needed",
      "depth,width,activation,accuracy,accuracy\n1,16,relu,0.5,0.6",
      "TABLE_COLUMN_TWICE",
      'Columns 4 and 5 of the table have the same name "accuracy".',
    ],
    [
      "a quote inside a cell",
      'depth,width,activation,accuracy\n1,16,re"lu,0.5\n',
      "TABLE_WRONG_QUOTE",
      "line 2",
    ],
    [
      "a quoted cell of 20 MB",
      `depth,width,activation,accuracy\n1,16,"${"relu ".repeat(4e6)}",0.5`,
      "TABLE_CELL_TOO_LONG",
      "A cell of the row that begins at line 2 is longer than 65536 characters.",
    ],
    [
      "a bare cell of 20 MB",
      `depth,width,activation,accuracy\n1,16,${"relu ".repeat(4e6)},0.5`,
      "TABLE_CELL_TOO_LONG",
      "line 2",
    ],
    [
      "another encoding",
      Buffer.from("depth,width,activation,accuracy,größe\n1,16,relu,0.5,1", "latin1"),
      "TABLE_NOT_READ",
      "is not UTF-8: byte 0xF6 at line 1, column 35 (offset 34)",
    ],
    ["a short line", "depth,width,activation,accuracy\n1,16,relu,0.5\n2,16", "TABLE_RAGGED_ROW", "Line 3"],
    ["an open quote", 'depth,width,activation,accuracy\n1,16,"relu,0.5\n', "TABLE_WRONG_QUOTE", "line 2"],
    [
      "an architecture twice",
      "depth,width,activation,accuracy\n1,16,relu,0.5\n\n1.0,16,relu,0.6\n",
      "TABLE_ARCHITECTURE_TWICE",
      "Lines 2 and 4",
    ],
    [
      "no number",
      "depth,width,activation,accuracy\n1,16,relu,none\n",
      "TABLE_WITHOUT_NUMBER",
      'Line 2 has no finite number for accuracy "none"',
    ],
    [
      "a number in other digits",
      "depth,width,activation,accuracy\n1,16,relu,0x1F\n",
      "TABLE_WITHOUT_NUMBER",
      'Line 2 has no finite number for accuracy "0x1F"',
    ],
  ])("with %s is refused", async (_, text, code, message) => {
    await expect(lookUp(text, net(1, 16), {})).rejects.toMatchObject({
      code: `ESPALIER_${code}`,
      message: expect.stringContaining(message) as string,
    });
  });

  test.each([
    ['1 and "1"', { depth: 1 }, { depth: "1" }, {}],
    ['1 and "1.0"', { depth: 1 }, { depth: "1.0" }, {}],
    [
      "digits side by side",
      { depth: 1, width: 16 },
      { depth: 11, width: 6 },
      { dimensions: {}, spelled: { column: "depth", pattern: "{depth}{width}{activation}" } },
    ],
  ])("stops the run where it spells two architectures alike: %s", async (_, one, other, options) => {
    const text = "depth,width,activation,accuracy\n1,16,relu,0.5\n116relu,,,0.5\n";
    const table = await tableOf(text, options);
    const base = { depth: 1, width: 16, activation: "relu" };
    const candidates = [one, other].map((values) => candidateOf(new Architecture({ ...base, ...values })));
    expect(await table.measure(candidates[0]!)).toEqual({ accuracy: 0.5 });
    await expect(table.measure(candidates[1]!)).rejects.toMatchObject({
      code: "ESPALIER_TABLE_SPELLED_ALIKE",
      environmental: true,
    });
    expect(await table.measure(candidates[0]!)).toEqual({ accuracy: 0.5 });
  });

  test("is told one way only which architecture a row is about", async () => {
    const spelled = { column: "net", pattern: "{depth}" };
    await expect(lookUp("", net(1, 16), { spelled })).rejects.toMatchObject({
      code: "ESPALIER_TABLE_SPELLED_TWICE",
    });
  });

  test("has one column of seconds at most", async () => {
    const measurements = [...nets.measurements, { measurement: "seconds", direction: "maximize" }];
    await expect(lookUp("", net(1, 16), { measurements, seconds: "t" })).rejects.toMatchObject({
      code: "ESPALIER_TABLE_SECONDS_TWICE",
      message: expect.stringContaining(
        "/search/evaluator/seconds and /search/evaluator/measurements/1",
      ) as string,
    });
  });

  test("keeps integers apart that are one number", async () => {
    const text = "id,accuracy\n9007199254740992,0.5\n9007199254740993,0.6\n";
    const id = new Architecture({ id: "9007199254740993" });
    expect(await lookUp(text, id, { dimensions: { id: "id" } })).toEqual({ accuracy: 0.6 });
  });

  test("may call its parts what every object has", async () => {
    const names = {
      dimensions: { toString: "valueOf" },
      measurements: [{ measurement: "hasOwnProperty", direction: "maximize" }],
    };
    const one = new Architecture({ toString: 1 } as unknown as Record<string, number>);
    expect(await lookUp("valueOf,hasOwnProperty\n1,0.5", one, names)).toEqual({ hasOwnProperty: 0.5 });
  });

  test("that is not there is refused by name", async () => {
    const file = "no-such.csv";
    await expect(lookUp("", net(1, 16), { file })).rejects.toMatchObject({ code: "ESPALIER_TABLE_NOT_READ" });
  });
});
