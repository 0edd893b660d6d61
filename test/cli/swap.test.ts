import { describe, expect, test } from "vitest";
import { readRun } from "../../src/run/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const TOY = "test/cases/toy/experiment.json";

/** Every part of growth and search, and what it is swapped for, in the JSON alone. */
const SWAPS = [
  ['/growth/space={"type":"fixed","dimensions":["depth","width","shared-encoder"]}', "inherited"],
  ['/growth/space/dimensions=["depth"]', "inherited"],
  ['/growth/space/dimensions=["width"]', "inherited"],
  ['/growth/space/dimensions=["shared-encoder"]', "inherited"],
  ["/growth/inheritance=copy", "inherited"],
  ["/growth/inheritance=scratch", "inherited"],
  ["/growth/inheritance/mode=mix", "inherited"],
  ["/growth/inheritance/mode=anchor", "inherited"],
  ["/growth/trigger=plateau", "inherited"],
  ["/growth/trigger=never", "inherited"],
  ["/search/strategy=random", "trial-finished"],
  ["/search/strategy=grid", "trial-finished"],
  ["/search/evaluator/steps=1", "trial-finished"],
  ["/search/scheduler=half", "trial-finished"],
  ["/search/evaluator=size", "trial-finished"],
  ["/search/selection=best", "selected"],
  ["/replay=sequential", "trained"],
  ["/replay=equal", "trained"],
  ["/replay=exponential", "trained"],
] as const;

describe("each part of growth and search is swapped in the JSON alone", () => {
  test.each(SWAPS)("%s", async (swap, type) => {
    const out = emptyFolder();
    const run = await espalier(
      "run",
      TOY,
      ...["--out", out, "--engine", "wasm", "--set", swap],
      ...["--set", '/plugins=["../swaps/parts.ts"]'],
      ...["--set", "/training/steps=2", "--set", "/search/trials=2", "--set", "/evaluation=[]"],
    );
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const { events } = readRun(onlyRun(out));
    expect(events.some((event) => event.type === type)).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: "run-finished" });
  });
});
