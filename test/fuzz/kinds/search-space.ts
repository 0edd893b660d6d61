import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";
import { plainSchema } from "../../../src/json/plain-schema.ts";
import { searchSpaceSchema } from "../../../src/space/search-space-file.ts";
import { checkSpace } from "../check-space.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Files, Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { fromSchema } from "../mutate/from-schema.ts";
import { type JsonTree, textOf, treeOf } from "../mutate/json-tree.ts";
import { trySearch } from "../try-search.ts";

const STRATEGIES = ["random", "grid", "local-search", "regularized-evolution", "tpe", "surrogate"];

/** Spaces with all that the format has, small and of any size. */
const SPACES = [
  {
    dimensions: {
      x: { type: "integer", low: 1, high: 9 },
      y: { type: "categorical", values: [true, "a", 0.5] },
    },
  },
  {
    dimensions: {
      layers: { type: "integer", low: 0, high: 4, step: 2 },
      width: { type: "categorical", values: [16, 32], when: { layers: { minimum: 1 } } },
      activation: { type: "categorical", values: ["relu", "gelu"], when: { layers: [2, 4], width: [32] } },
    },
  },
  {
    dimensions: { a: { type: "integer", low: 1, high: 200 }, b: { type: "integer", low: 1, high: 200 } },
    constraints: [
      { linear: { a: 1, b: 1 }, minimum: 300 },
      { linear: { a: 0.1, b: -0.1 }, minimum: -0.3, maximum: 0.3 },
    ],
  },
];

/** Search spaces in files of their own, and a few proposals of the strategies that search them. */
export const searchSpace: Kind = {
  name: "search-space",
  inputs: ({ spaces }) => {
    const free = fc.constantFrom(...SPACES.map(treeOf)).chain((tree) => changedJson(tree));
    const made = fromSchema(plainSchema(searchSpaceSchema));
    const ofModels = fc.constantFrom(...spaces.map(treeOf)).chain((tree) => changedJson(tree));
    return fc.oneof(
      { weight: 3, arbitrary: withExperiment(free, { model: "none" }) },
      { weight: 2, arbitrary: withExperiment(made, { model: "none" }) },
      { weight: 1, arbitrary: withExperiment(ofModels, { model: "none" }) },
      {
        weight: 1,
        arbitrary: withExperiment(ofModels, { model: { type: "clip", patchSize: 8 }, stream: "emoji" }),
      },
    );
  },
  read: async (folder) => {
    const resolved = await readExperiment(join(folder, "experiment.json"), { plugins });
    ensureUtf8(readFileSync(join(folder, "space.json")));
    const assembly = await assemble(resolved);
    try {
      checkSpace(assembly.space, assembly.start, assembly.random);
      await trySearch(assembly);
    } finally {
      await assembly.close();
    }
  },
};

function withExperiment(spaces: Arbitrary<JsonTree>, parts: object): Arbitrary<Files> {
  const bytes = spaces.chain((tree) => asBytes(textOf(tree)));
  return fc.tuple(bytes, fc.constantFrom(...STRATEGIES)).map(([space, strategy]) => ({
    "space.json": space,
    "experiment.json": JSON.stringify({
      name: "space",
      searchSpace: "./space.json",
      search: {
        strategy,
        trials: 5,
        evaluator: {
          type: "script",
          command: "true",
          measurements: [{ measurement: "score", direction: "minimize" }],
        },
        selection: "best",
      },
      ...parts,
    }),
  }));
}
