import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const NOISY = ["test/cases/noisy-inheritance/experiment.json", "--engine", "wasm"];

test("an inheritance that changes weights which it declares to keep ends the run", async () => {
  const { code, stderr } = await espalier("run", ...NOISY, "--out", emptyFolder());
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /ESPALIER_WEIGHTS_NOT_KEPT {2}The inheritance declares that the child's live weights keep the parent's live weights, but an output changed by 0\.0\d+ \(tolerance 0\.0001\)\./,
  );
});

test("where it declares the change, the log has it, of each kind of weights", async () => {
  const out = emptyFolder();
  const flags = ["--out", out, "--set", "/growth/inheritance/claims=false"];
  expect(await espalier("run", ...NOISY, ...flags)).toMatchObject({ code: 0 });
  const [, ...grown] = eventsOfType(readRun(onlyRun(out)).events, "inherited");
  expect(grown.length).toBeGreaterThan(0);
  for (const { liveChange, averagedChange } of grown) {
    expect(liveChange).toBeGreaterThan(1e-3);
    expect(averagedChange).toBeLessThan(1e-5);
  }
});
