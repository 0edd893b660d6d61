import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Architecture } from "../../../src/architecture/architecture.ts";
import type { Experiment } from "../../../src/experiment/schema/experiment.ts";
import { reproducibleEvents } from "../../../src/run/log/reproducible-events.ts";
import { attemptsIn, readRun, runPath } from "../../../src/run/results/read-run.ts";
import { runState } from "../../../src/run/results/run-state.ts";
import { readEnvironments } from "../../../src/run/store/run-files.ts";
import { RunFolder } from "../../../src/run/setup/run-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { thrown } from "../thrown.ts";

const hash = "abcdef012345";
const engine = { name: "cpu", version: "tfjs 4.22.0", threads: 1 } as const;
const experiment = { name: "tiny", seed: 3, search: {} } as Experiment;
const experimentFile = "/experiments/tiny.json";
const parallelism = { workers: 2, order: "arrival" } as const;
const plugins = { files: {}, packages: {} };
const description = { experiment, hash, engine, parallelism, experimentFile, plugins };

test("a run goes from absent over unfinished to finished", async () => {
  const root = temporaryFolder();
  const path = runPath(root, "tiny", hash);
  expect([runState(path), attemptsIn(root, "tiny", hash)]).toEqual(["absent", []]);

  const first = RunFolder.open(path, description);
  expect(runState(path)).toBe("unfinished");
  expect(readRun(path).state).toBe("unfinished");
  expect(first.isFinished).toBe(false);
  first.close();

  const second = RunFolder.open(path, description);
  await second.journal.once("run-finished", {}, () => ({}));
  expect(second.isFinished).toBe(true);
  second.close();
  expect(runState(path)).toBe("finished");
  expect(attemptsIn(root, "tiny", hash)).toEqual([1]);
  expect(runPath(root, "tiny", hash, 2)).toBe(`${path}-2`);

  const { state, events, environments, experiment: recorded } = readRun(path);
  expect(state).toBe("finished");
  expect(reproducibleEvents(events)).toEqual([
    { version: 2, sequence: 0, type: "run-started", name: "tiny", hash, seed: 3 },
    { version: 2, sequence: 1, type: "run-finished" },
  ]);
  expect(events.map((event) => event.meta.pid)).toEqual([process.pid, process.pid, undefined]);
  expect(recorded).toEqual(experiment);
  expect(environments.length).toBe(2);
  const known = { node: process.version, host: hostname(), engine, ...parallelism, experimentFile };
  expect(environments[0]).toMatchObject(known);
  expect(environments[0]?.espalier).toMatch(/^\d+\.\d+\.\d+/);
  expect(environments[0]?.lockFile).toMatch(/^[0-9a-f]{64}$/);
  expect(readdirSync(path).toSorted()).toEqual([
    "checkpoints",
    "environment.json",
    "events.jsonl",
    "experiment.json",
  ]);
});

describe("opening", () => {
  test("is refused while another one works on it, and leaves everything as it was", () => {
    const path = join(temporaryFolder(), "run");
    const folder = RunFolder.open(path, description);
    const before = readFileSync(folder.journal.file, "utf8");
    expect(thrown(() => RunFolder.open(path, description)).code).toBe("ESPALIER_RUN_IN_USE");
    expect(readFileSync(folder.journal.file, "utf8")).toBe(before);
    folder.close();
  });

  test("is refused for the run of another experiment, and gives the lock back", () => {
    const path = join(temporaryFolder(), "run");
    RunFolder.open(path, description).close();
    expect(thrown(() => RunFolder.open(path, { ...description, hash: "0123" }))).toEqual({
      code: "ESPALIER_OTHER_RUN",
      message: `The folder holds the run of another experiment: hash ${hash} instead of 0123.`,
      culprit: path,
    });
    RunFolder.open(path, description).close();
  });

  test("removes what dead processes were writing, and nothing else", () => {
    const path = join(temporaryFolder(), "run");
    RunFolder.open(path, description).close();
    const [dead, living] = [2 ** 22 + 1, process.ppid].map((pid) =>
      join(path, "checkpoints", `.step-1.safetensors.${pid}.tmp`),
    );
    const other = join(path, "checkpoints", "notes.tmp");
    for (const file of [dead, living, other]) writeFileSync(file as string, "");
    RunFolder.open(path, description).close();
    expect([dead, living, other].map((file) => existsSync(file as string))).toEqual([false, true, true]);
  });

  test("begins again what was interrupted before its first event", () => {
    const path = join(temporaryFolder(), "run");
    RunFolder.open(path, description).close();
    writeFileSync(join(path, "events.jsonl"), '{"version":2,"seq');
    const folder = RunFolder.open(path, description);
    expect(folder.journal.events.map((event) => event.type)).toEqual(["run-started"]);
    folder.close();
  });
});

test("a finished run is opened without a word in its log, even if it finished after a look at it", async () => {
  const path = join(temporaryFolder(), "run");
  const folder = RunFolder.open(path, description);
  await folder.journal.once("run-finished", {}, () => ({}));
  folder.close();
  const before = readFileSync(join(path, "events.jsonl"), "utf8");
  const again = RunFolder.open(path, description);
  expect(again.isFinished).toBe(true);
  again.close();
  expect(readFileSync(join(path, "events.jsonl"), "utf8")).toBe(before);
  expect(readEnvironments(path).length).toBe(1);
});

test("the next attempt follows the last one, whichever have been deleted", () => {
  const root = temporaryFolder();
  for (const attempt of [1, 2, 3, 10]) mkdirSync(runPath(root, "tiny", hash, attempt));
  for (const other of [`tiny-${hash}-x`, `tiny-${hash}-02`, `tiny-${hash}0`, `tidy-${hash}-4`])
    mkdirSync(join(root, other));
  rmSync(runPath(root, "tiny", hash, 2), { recursive: true });
  expect(attemptsIn(root, "tiny", hash)).toEqual([1, 3, 10]);
  expect(attemptsIn(join(root, "nothing"), "tiny", hash)).toEqual([]);
});

describe("a folder that cannot be had is told in words:", () => {
  test.each(["/proc/espalier", "/dev/null/runs", `/tmp/${"x".repeat(300)}`])("%s", (path) => {
    const { code, culprit } = thrown(() => RunFolder.open(path, description));
    expect([code, culprit]).toEqual(["ESPALIER_RUN_FOLDER_NOT_OPENED", path]);
  });

  test.each(["events.jsonl", "experiment.json", "environment.json", "checkpoints"])(
    "a symbolic link for %s",
    (name) => {
      const path = join(temporaryFolder(), "run");
      RunFolder.open(path, description).close();
      const [file, target] = [join(path, name), join(path, "..", "target")];
      renameSync(file, target);
      symlinkSync(target, file);
      expect(thrown(() => RunFolder.open(path, description))).toMatchObject({
        code: "ESPALIER_LINKED_FILE",
        culprit: file,
      });
      expect(thrown(() => readRun(path)).code).toBe("ESPALIER_LINKED_FILE");
    },
  );
});

test("keeps checkpoints", () => {
  const folder = RunFolder.open(join(temporaryFolder(), "run"), description);
  const parameters = new Map([["logit_scale", { shape: [], data: Float32Array.of(1) }]]);
  const none = new Map();
  const slots = { first: none, second: none, count: none };
  const state = { architecture: new Architecture({ depth: 1 }), parameters, averages: none, slots };
  const written = folder.checkpoints.write("step-1.safetensors", { state, plan: {}, step: 1, update: 0 });
  expect(folder.checkpoints.read(written)).toEqual({ state, plan: {}, step: 1, update: 0 });
  folder.close();
});

describe("reading names what is wrong:", () => {
  test("no run", () => {
    const path = temporaryFolder();
    expect(thrown(() => readRun(path))).toMatchObject({ code: "ESPALIER_NO_RUN", culprit: path });
  });

  test.each([
    ["environment.json", "{}"],
    ["environment.json", '[{"workers":"many"}]'],
    ["environment.json", "[null]"],
    ["experiment.json", "{}"],
    ["experiment.json", "[]"],
    ["experiment.json", "\xff"],
  ])("%s holds %s", (name, text) => {
    const path = join(temporaryFolder(), "run");
    RunFolder.open(path, description).close();
    writeFileSync(join(path, name), text, "latin1");
    expect(thrown(() => readRun(path))).toMatchObject({
      code: "ESPALIER_DAMAGED_RECORD",
      culprit: join(path, name),
    });
  });

  test("a record is missing", () => {
    const path = join(temporaryFolder(), "run");
    RunFolder.open(path, description).close();
    const file = join(path, "experiment.json");
    rmSync(file);
    expect(thrown(() => readRun(path))).toMatchObject({ code: "ESPALIER_DAMAGED_RECORD", culprit: file });
  });
});
