import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { plugins } from "../../../plugins/index.ts";
import { importCommand } from "../../../src/cli/commands/import.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { plainSchema } from "../../../src/json/plain-schema.ts";
import { searchHistory } from "../../../src/experiment/schema/search-history.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";
import { ensure } from "../broken-promise.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { changedLines } from "../mutate/change-lines.ts";
import { fromSchema } from "../mutate/from-schema.ts";
import { type JsonTree, textOf, treeOf } from "../mutate/json-tree.ts";
import { trySearch } from "../try-search.ts";
import { refuseControlCharacters, silently } from "../silently.ts";

const TRIALS = [
  { architecture: { layers: 0, width: 16, activation: "relu" }, measurements: { accuracy: 0.1 } },
  { architecture: { layers: 1, width: 32, activation: "gelu" }, measurements: { accuracy: 0.7, loss: 2 } },
  { architecture: { layers: 2, width: 16 }, budget: 0.5, measurements: { accuracy: 0.5 } },
  { architecture: { layers: 9, width: 16, activation: "tanh" }, measurements: { accuracy: 0.9 } },
  { architecture: { layers: 1, width: 16, activation: "relu" }, status: "failed", failure: "out of memory" },
];

const EXPERIMENT = {
  name: "history",
  searchSpace: {
    dimensions: {
      layers: { type: "integer", low: 0, high: 2 },
      width: { type: "categorical", values: [16, 32] },
      activation: { type: "categorical", values: ["relu", "gelu"], when: { layers: { minimum: 1 } } },
    },
  },
  search: {
    strategy: "regularized-evolution",
    trials: 5,
    evaluator: {
      type: "script",
      command: "true",
      measurements: [{ measurement: "accuracy", direction: "maximize" }],
    },
    selection: "best",
  },
};

/** Trials of earlier searches, as `import` and `search.history` read them. */
export const jsonLines: Kind = {
  name: "json-lines",
  inputs: () =>
    fc.record({
      "trials.jsonl": fc
        .oneof({ weight: 3, arbitrary: changedTrials }, { weight: 1, arbitrary: madeTrials })
        .chain((lines) => changedLines(lines, 2))
        .chain((lines) => asBytes(lines.map((line) => `${line}\n`).join(""))),
      "experiment.json": fc.constant(JSON.stringify(EXPERIMENT)),
    }),
  read: async (folder) => {
    const [trials, into, out] = ["trials.jsonl", "experiment.json", "out.json"].map((name) =>
      join(folder, name),
    );
    const request = {
      _: [],
      $0: "espalier",
      trials: trials!,
      into: into!,
      default: ["activation=relu"],
      out,
    };
    const { stdout, stderr } = await silently(() => importCommand.handler(request));
    refuseControlCharacters(stdout + stderr, "import");
    ensureUtf8(readFileSync(trials!));
    ensure(existsSync(out!), "import says nothing, and writes nothing");
    const assembly = await assemble(await readExperiment(out!, { plugins }));
    try {
      await trySearch(assembly);
    } finally {
      await assembly.close();
    }
  },
};

const changedTrials: Arbitrary<string[]> = fc.tuple(
  ...TRIALS.map((trial) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(JSON.stringify(trial)) },
      { weight: 1, arbitrary: changedJson(treeOf(trial), 3).map(textOf) },
    ),
  ),
);

const { properties } = plainSchema(searchHistory) as unknown as {
  readonly properties: { readonly trials: { readonly items: Record<string, unknown> } };
};
const madeTrial: Arbitrary<JsonTree> = fromSchema(properties.trials.items);
const madeTrials: Arbitrary<string[]> = fc.array(madeTrial.map(textOf), { maxLength: 8 });
