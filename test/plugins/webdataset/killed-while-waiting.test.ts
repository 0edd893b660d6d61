import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { reproducibleEvents } from "../../../src/run/log/reproducible-events.ts";
import { readRun } from "../../../src/run/results/read-run.ts";
import { espalier, onlyRun, start } from "../../cli/espalier.ts";
import { temporaryFolder } from "../../run/temporary-folder.ts";
import { sampleFiles, writeShard } from "./shards.ts";
import { tarBytes } from "./tar-bytes.ts";

const WASM = ["--engine", "wasm"];

/** A folder with a small experiment on two shards that are to arrive, one for each step. */
function project(): string {
  const folder = temporaryFolder();
  const scenes = JSON.parse(readFileSync("test/cases/scenes/experiment.json", "utf8"));
  const stream = { type: "webdataset", shards: "{0..1}.tar", follow: true, steps: 2, sizes: "equal" };
  const experiment = {
    ...scenes,
    stream: { ...stream, imageSize: 16, heldOut: 0.2 },
    evaluation: ["retrieval"],
  };
  writeFileSync(join(folder, "experiment.json"), JSON.stringify(experiment));
  return folder;
}

function arrive(folder: string, step: number): void {
  writeShard(join(folder, `${step - 1}.tar`), tarBytes(sampleFiles(24 * step, 24 * step + 24)));
}

it("a run that is killed while it waits for shards resumes as if nothing had happened", async () => {
  const undisturbed = project();
  for (const step of [1, 2]) arrive(undisturbed, step);
  const run = (folder: string) => [
    "run",
    join(folder, "experiment.json"),
    "--out",
    join(folder, "runs"),
    ...WASM,
  ];
  const whole = await espalier(...run(undisturbed));
  expect(whole, whole.stderr).toMatchObject({ code: 0 });
  const { events: expected } = readRun(onlyRun(join(undisturbed, "runs")));
  const scored = expected.flatMap((event) => (event.type === "evaluated" ? [event.scores] : []));
  expect(scored.map((scores) => [...new Set(scores.map(({ ofStep }) => ofStep))])).toEqual([[1], [1, 2]]);

  const disturbed = project();
  arrive(disturbed, 1);
  const { child, finished } = start(...run(disturbed));
  let told = "";
  child.stderr!.on("data", (chunk) => (told += chunk));
  while (!told.includes("Growth step 2 waits for 1 of 1 shards.") && child.exitCode === null)
    await setTimeout(20);
  expect(child.kill("SIGKILL")).toBe(true);
  await finished;
  const folder = onlyRun(join(disturbed, "runs"));
  expect(readRun(folder).events.some((event) => event.type === "evaluated")).toBe(true);

  const again = start("resume", folder, ...WASM);
  await setTimeout(1500);
  expect(again.child.exitCode).toBeNull();
  arrive(disturbed, 2);
  expect(await again.finished).toMatchObject({ code: 0 });
  expect(reproducibleEvents(readRun(folder).events)).toEqual(reproducibleEvents(expected));
}, 120_000);
