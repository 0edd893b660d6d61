import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { Random } from "../../src/random/random.ts";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { hasRecorded, recorded } from "./events-of-run.ts";

const SQUARES = "test/cases/squares/experiment.json";
const WASM = ["--engine", "wasm"];
const KILLS = 10;

test(`killed at ${KILLS} random moments and resumed each time, a run ends exactly as if nothing had happened`, async () => {
  const undisturbed = emptyFolder();
  expect(await espalier("run", SQUARES, "--out", undisturbed, ...WASM)).toMatchObject({ code: 0 });
  const { events: expected } = readRun(onlyRun(undisturbed));

  const disturbed = emptyFolder();
  const seed = Number(process.env["ESPALIER_TEST_SEED"] ?? Date.now());
  console.log(`moments drawn with ESPALIER_TEST_SEED=${seed}`);
  const random = new Random(seed);
  let run: string | undefined;
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const moment = random.fork("kill", kill);
    const started = start(
      ...(run === undefined ? ["run", SQUARES, "--out", disturbed] : ["resume", run]),
      ...WASM,
    );
    const events = recorded(run) + moment.fork("events").integer(0, 3);
    run = await hasRecorded(disturbed, events, started);
    await setTimeout(30 * moment.fork("milliseconds").uniform());
    if (started.child.kill("SIGKILL")) killed++;
    await started.finished;
  }
  console.log(`killed ${killed} times`);
  expect(killed).toBeGreaterThan(KILLS / 2);
  expect(await espalier("resume", run as string, ...WASM)).toMatchObject({ code: 0 });
  expect(reproducibleEvents(readRun(run as string).events)).toEqual(reproducibleEvents(expected));
}, 600_000);
