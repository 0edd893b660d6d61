import { expect, test } from "vitest";
import { readRun } from "../../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "../../cli/espalier.ts";
import { hasNativeEngine } from "../../required.ts";

/** What a run on an engine comes to: long enough trainings that the native engine makes graphs of them. */
async function outcome(engine: string) {
  const out = emptyFolder();
  const run = await espalier(
    "run",
    "test/cases/toy/experiment.json",
    ...["--out", out, "--engine", engine],
    ...["--set", "/training/updates=12", "--set", "/search/selection=best"],
  );
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(run.stderr).not.toContain("operation by operation");
  const { events } = readRun(onlyRun(out));
  return {
    architectures: events.flatMap((event) => (event.type === "selected" ? [event.architecture] : [])),
    losses: events.flatMap((event) => {
      if (event.type === "trained") return [event.loss];
      return event.type === "trial-finished" ? [event.measurements?.["loss"] as number] : [];
    }),
    scores: events.flatMap((event) =>
      event.type === "evaluated" ? event.scores.map(({ value }) => value) : [],
    ),
  };
}

test.skipIf(!hasNativeEngine())(
  "a whole growth run on the native engine is one on wasm: choices the same, losses to 1e-4, scores to one in a hundred",
  async () => {
    const [native, wasm] = [await outcome("native"), await outcome("wasm")];
    expect(native.architectures).toHaveLength(3);
    expect(native.architectures[0]).not.toEqual(native.architectures[2]);
    expect(native.architectures).toEqual(wasm.architectures);
    expect(native.losses).toHaveLength(12);
    native.losses.forEach((loss, place) =>
      expect(Math.abs(loss - (wasm.losses[place] as number))).toBeLessThan(1e-4),
    );
    native.scores.forEach((score, place) =>
      expect(Math.abs(score - (wasm.scores[place] as number))).toBeLessThan(0.01),
    );
  },
);
