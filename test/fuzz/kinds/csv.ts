import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { EspalierError } from "espalier";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";
import { ensure } from "../broken-promise.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedLines } from "../mutate/change-lines.ts";
import { ODD_NAMES } from "../mutate/odd-values.ts";

const HEADER = ["depth", "width", "name", "accuracy", "cost, in hours"];
const ROWS = [1, 2, 3].flatMap((depth) =>
  [16, 32].flatMap((width) =>
    ["a", "b"].map((name) => [depth, width, name, depth / width, 3 * depth].map(String)),
  ),
);

const EXPERIMENT = {
  name: "table",
  searchSpace: {
    dimensions: {
      depth: { type: "integer", low: 1, high: 3 },
      width: { type: "categorical", values: [16, 32] },
      name: { type: "categorical", values: ["a", "b"] },
    },
  },
  search: {
    strategy: "grid",
    trials: 12,
    evaluator: {
      type: "tabular",
      file: "./table.csv",
      dimensions: { depth: "depth", width: "width", name: "name" },
      measurements: [
        { measurement: "accuracy", direction: "maximize" },
        { measurement: "cost", column: "cost, in hours", direction: "minimize" },
      ],
    },
    selection: "best",
  },
};

/** Tables of the evaluator `tabular`. */
export const csv: Kind = {
  name: "csv",
  inputs: () =>
    changedTable()
      .chain((text) => asBytes(text))
      .map((bytes) => ({ "table.csv": bytes, "experiment.json": JSON.stringify(EXPERIMENT) })),
  read: async (folder) => {
    const assembly = await assemble(await readExperiment(join(folder, "experiment.json"), { plugins }));
    try {
      ensureUtf8(readFileSync(join(folder, "table.csv")));
      const { space, search, random } = assembly;
      for (const architecture of space.enumerate()) {
        const candidate = {
          architecture,
          budget: 1,
          random,
          step: 1,
          inherit: () => Promise.reject(new Error()),
        };
        const measured = await search.evaluator.measure(candidate).catch(refused);
        if (measured === undefined) continue;
        const isWhole = ["accuracy", "cost"].every((name) => Number.isFinite(measured[name]));
        ensure(isWhole, "a table gives no finite number", JSON.stringify(measured));
      }
    } finally {
      await assembly.close();
    }
  },
};

/** What is wrong with one row is no matter of the others. */
function refused(error: unknown): undefined {
  if (!(error instanceof EspalierError)) throw error;
}

function changedTable(): Arbitrary<string> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), oddCell), { maxLength: 4 });
  const cells = changes.map((all) => {
    const rows = [HEADER, ...ROWS].map((row) => row.map(quoted));
    for (const [row, column, text] of all) rows[row % rows.length]![column % HEADER.length] = text;
    return rows.map((row) => row.join(","));
  });
  return fc
    .tuple(
      cells.chain((lines) => changedLines(lines, 2)),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.boolean(),
    )
    .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ""));
}

const LARGE = [
  "x".repeat(1e5),
  `"${"y\n".repeat(1e5)}"`,
  ",".repeat(1e5),
  '"'.repeat(99_999),
  "z".repeat(2e7),
];

const oddCell = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...ODD_NAMES, ...ODD_NAMES.map(quoted)) },
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...['"', '""', '"a', 'a"b', '"a"b', '"a\nb"', "1,2", " 1 ", "1e3", "0x10", "1_000", "∞", "-0", "1e400"],
    ),
  },
  { weight: 9, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.constantFrom(...LARGE) },
);

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
