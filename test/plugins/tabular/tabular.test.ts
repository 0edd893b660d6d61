import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Architecture, type Candidate, ExperimentFolder, type Measurements, Random } from "espalier";
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
  text: string,
  architecture: Architecture,
  options: Readonly<Record<string, unknown>>,
): Promise<Measurements> {
  const path = mkdtempSync(join(tmpdir(), "espalier-test-"));
  writeFileSync(join(path, "nets.csv"), text);
  const evaluator = await build(tabular, { ...nets, ...options }, [{ path }]);
  const candidate: Candidate = {
    architecture,
    step: 1,
    budget: 1,
    random: new Random(1),
    inherit: () => Promise.reject(new Error("nothing is trained")),
  };
  return evaluator.measure(candidate);
}

describe("a table", () => {
  const pair = new Architecture({ first: "a,b", second: 'c"d' });
  const byTwo = { dimensions: { first: "first", second: "second, quoted" } };

  test.each([
    ["quotes, commas and line breaks", '"first","second, quoted",accuracy\n"a,b","c""d",0.5\n"x\ny",z,0.6\n'],
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
  ])("with %s is refused", async (_, text, code, message) => {
    await expect(lookUp(text, net(1, 16), {})).rejects.toMatchObject({
      code: `ESPALIER_${code}`,
      message: expect.stringContaining(message) as string,
    });
  });

  test("that is not there is refused by name", async () => {
    const file = "no-such.csv";
    await expect(lookUp("", net(1, 16), { file })).rejects.toMatchObject({ code: "ESPALIER_TABLE_NOT_READ" });
  });
});
