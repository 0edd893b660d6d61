import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { comparable } from "../../src/run/compare.ts";
import { readRun } from "../../src/run/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";

const TOY = "test/cases/toy/experiment.json";
const KILLS = 20;

test("killed at 20 random moments and resumed each time, a run ends exactly as if nothing had happened", async () => {
  const undisturbed = emptyFolder();
  const began = performance.now();
  expect(await espalier("run", TOY, "--out", undisturbed, "--engine", "wasm")).toMatchObject({ code: 0 });
  const milliseconds = performance.now() - began;

  const disturbed = emptyFolder();
  const seed = Number(process.env["ESPALIER_TEST_SEED"] ?? Date.now());
  console.log(`moments drawn with ESPALIER_TEST_SEED=${seed}`);
  const { Random } = await import("../../src/random/random.ts");
  const moments = [...new Random(seed).uniforms(KILLS)];
  let run: string | undefined;
  let killed = 0;
  for (const moment of moments) {
    const { child, finished } = start(
      ...(run === undefined ? ["run", TOY, "--out", disturbed] : ["resume", run]),
      "--engine",
      "wasm",
    );
    await Promise.race([setTimeout(moment * milliseconds), finished]);
    if (child.kill("SIGKILL")) killed++;
    await finished;
    run ??= firstRun(disturbed);
  }
  console.log(`killed ${killed} times`);
  expect(killed).toBeGreaterThan(0);
  expect(await espalier("resume", run as string, "--engine", "wasm")).toMatchObject({ code: 0 });
  const expected = comparable(readRun(onlyRun(undisturbed)).events);
  expect(comparable(readRun(run as string).events)).toEqual(expected);
}, 600_000);

/** The run, once its first event is recorded. */
function firstRun(folder: string): string | undefined {
  try {
    const run = onlyRun(folder);
    readRun(run);
    return run;
  } catch {
    return undefined;
  }
}
