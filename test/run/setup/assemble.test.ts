import {
  DataStream,
  definePlugin,
  EspalierError,
  Evaluator,
  ModelFamily,
  type Plugin,
  type Port,
  strategy,
  TrainingObjective,
} from "espalier";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { withStrategies } from "../../../src/experiment/with-strategies.ts";
import { assemble, type Assembly } from "../../../src/run/setup/assemble.ts";
import { TemporaryFolder } from "../../experiment/temporary-folder.ts";

/** The service of the plug-in, to see when its container is closed. */
abstract class Table {
  abstract readonly rows: number;
}

let folder: TemporaryFolder;
/** What was built, opened and closed, in order. */
let happened: string[];
beforeEach(async () => {
  folder = await TemporaryFolder.create();
  happened = [];
});
afterEach(() => folder.remove());

/** Strategies that report when they are built. `missing` of the stream and the evaluator: they cannot be built. */
function counted(): Plugin {
  const options = Type.Object({ missing: Type.Boolean({ default: false }) }, { additionalProperties: false });
  const one = <Service>(port: Port<Service>, built: NoInfer<Service>) =>
    strategy<Service, typeof options, [typeof Table], Service>(port, {
      ...{ type: "counted", summary: "Counted.", options, inject: [Table] },
      create: ({ missing }) => {
        happened.push(port.name);
        if (missing)
          throw new EspalierError({ code: "ESPALIER_NO_TABLE", message: `${port.name} lacks its table.` });
        return built;
      },
    });
  return definePlugin({
    name: "counted",
    strategies: [
      one(DataStream, { kind: "number", steps: 2, stepNames: ["a", "b"], examples: async () => [] }),
      one(ModelFamily, { dimensions: [{ name: "x" }] }),
      one(TrainingObjective, {
        needs: { outputs: [] },
        loss: () => {
          throw new Error("never");
        },
      }),
      one(Evaluator, {
        measures: [{ measurement: "score", direction: "maximize", unit: "", description: "A score." }],
        updates: 0,
        measure: async () => ({ score: 1 }),
      }),
    ],
    services: [
      {
        token: Table,
        create: () => {
          happened.push("open");
          return { rows: 1 };
        },
        close: () => {
          happened.push("close");
        },
      },
    ],
  });
}

const sound = {
  name: "sound",
  stream: "counted",
  model: "counted",
  searchSpace: { dimensions: { x: { type: "integer", low: 1, high: 3 } } },
  search: { strategy: "random", trials: 2, evaluator: "counted", selection: "best" },
};

async function read(json: object) {
  await folder.write({ "experiment.json": json });
  return await readExperiment(`${folder.path}/experiment.json`, { plugins: [...plugins, counted()] });
}

async function open(json: object): Promise<Assembly> {
  return await assemble(await read(json));
}

/** What an experiment is refused for. */
async function refusal(opened: Promise<unknown>): Promise<string> {
  const error: unknown = await opened.then(
    () => new Error("no failure"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof EspalierError)) throw error;
  return `${error.code} ${error.message}`.replaceAll(`${folder.path}/`, "");
}

const trial = { architecture: { x: 1 }, measurements: { points: 1 } };
const training = { objective: "counted", updates: 1, batchSize: 2, learningRate: 0.1 };

describe("an experiment", () => {
  test("is judged once: each strategy is built once, and closed with the others", async () => {
    const assembly = await open(sound);
    expect(assembly.search.objectives).toEqual([{ measurement: "score", direction: "maximize", unit: "" }]);
    expect(assembly.engine).toBe("auto");
    await assembly.close();
    expect(happened).toEqual(["open", "ModelFamily", "DataStream", "Evaluator", "close"]);
  });

  test("has all its problems told at once, whether files or strategies show them", async () => {
    const message = await refusal(
      open({
        ...{ ...sound, seeed: 1, training },
        searchSpace: {
          dimensions: { ...sound.searchSpace.dimensions, y: { type: "integer", low: 1, high: 2 } },
        },
        search: { ...sound.search, objectives: ["scores"], history: { trials: [trial], step: 3 } },
      }),
    );
    expect(message).toMatchInlineSnapshot();
    expect(happened.filter((event) => event === "ModelFamily")).toHaveLength(1);
    expect(happened.at(-1)).toBe("close");
  });

  test("with mistakes in a strategy has the others looked at all the same", async () => {
    const search = { ...sound.search, selection: "bests", constraints: ["points <= 1"] };
    expect(
      await refusal(open({ ...sound, model: { type: "counted", mising: true }, search })),
    ).toMatchInlineSnapshot();
  });

  test("whose strategy cannot be built is refused by that strategy's own error, but problems come first", async () => {
    const missing = { type: "counted", missing: true };
    expect(await refusal(open({ ...sound, stream: missing }))).toMatch(/^ESPALIER_NO_TABLE DataStream lacks/);
    const search = { ...sound.search, objectives: ["scores"] };
    const message = await refusal(open({ ...sound, stream: missing, search }));
    expect(message).toMatch(/1 problem in experiment\.json:\n {2}\/search\/objectives\/0/);
    expect(happened.filter((event) => event === "open")).toHaveLength(2);
    expect(happened.filter((event) => event === "close")).toHaveLength(2);
  });
});

describe("a command that needs few strategies", () => {
  test("builds these and the family, by one container that it closes", async () => {
    const resolved = await read({
      ...sound,
      search: { ...sound.search, evaluator: { type: "counted", missing: true } },
    });
    expect(await withStrategies(resolved, async (lent) => (await lent.get(DataStream)).steps)).toBe(2);
    expect(happened).toEqual(["open", "ModelFamily", "DataStream", "close"]);
  });

  test("is refused what has mistakes, and closes the container as well", async () => {
    const resolved = await read({ ...sound, seeed: 1 });
    const refused = withStrategies(resolved, () => happened.push("used"));
    expect(await refusal(refused)).toContain('Unknown key "seeed"');
    expect(happened).toEqual(["open", "ModelFamily", "close"]);
  });
});

test("reading builds nothing", async () => {
  const { problems, experiment } = await read({ ...sound, seeed: 1 });
  expect(problems).toMatchObject([{ pointer: "/seeed" }]);
  expect(experiment.search.scheduler).toEqual({ type: "full" });
  expect(happened).toEqual([]);
});
