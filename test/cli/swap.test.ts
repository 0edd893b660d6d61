import { beforeAll, expect, test, vi } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { runExperiment } from "../../src/cli/commands/run-experiment.ts";
import { readSound } from "../experiment/read-sound.ts";
import { type ReproducibleEvent, reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, onlyRun } from "./espalier.ts";

/** Every part of growth and search, and what it is swapped for, in the JSON alone. */
const SWAPS = [
  '/growth/space={"type":"fixed","dimensions":["depth","width","shared-encoder"]}',
  '/growth/space/dimensions=["depth"]',
  '/growth/space/dimensions=["width"]',
  '/growth/space/dimensions=["shared-encoder"]',
  "/growth/inheritance=copy",
  "/growth/inheritance=scratch",
  "/growth/inheritance=searched",
  "/growth/inheritance/mode=mix",
  "/growth/inheritance/mode=anchor",
  "/growth/trigger=plateau",
  "/growth/trigger=never",
  "/search/strategy=random",
  "/search/strategy=grid",
  "/search/evaluator/updates=1",
  "/search/scheduler=half",
  "/search/evaluator=size",
  '/search/evaluator={"type":"supernet","updates":3}',
  "/search/selection=best",
  "/replay=sequential",
  "/replay=equal",
  "/replay=exponential",
];

/** What a run records, its name and hash aside. Runs what `espalier run --set` does, in this process. */
async function events(...swaps: readonly string[]): Promise<readonly ReproducibleEvent[]> {
  const out = emptyFolder();
  const sets = [
    ...['/plugins=["./squares.ts","../swaps/parts.ts"]', "/evaluation=[]"],
    ...["/training/updates=2", "/search/trials=2", "/growth/inheritance/averageWindow=1", ...swaps],
  ];
  const resolved = await readSound("test/cases/squares/experiment.json", { plugins, overrides: sets });
  const machine = { engine: "wasm", mode: undefined, workers: undefined } as const;
  await runExperiment(resolved, { out, again: false, ...machine });
  const [started, ...others] = reproducibleEvents(readRun(onlyRun(out)).events);
  expect(started).toMatchObject({ type: "run-started" });
  return others;
}

let unswapped: readonly ReproducibleEvent[];

beforeAll(async () => {
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  unswapped = await events();
});

test.each(SWAPS)("%s in the JSON alone makes another whole run", async (swap) => {
  const swapped = await events(swap);
  expect(swapped.at(-1)).toMatchObject({ type: "run-finished" });
  expect(swapped).not.toEqual(unswapped);
});
