import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { EspalierError } from "espalier";
import { resumeCommand } from "../../../src/cli/commands/resume.ts";
import { packageFolder } from "../../../src/package-folder.ts";
import { readEventLog } from "../../../src/run/log/event-log.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";
import { BrokenPromise, ensure } from "../broken-promise.ts";
import type { RecordedRun } from "../corpus.ts";
import type { Files, Kind } from "../kind.ts";
import { changedBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { changedLines } from "../mutate/change-lines.ts";
import { type JsonTree, textOf, treeOf } from "../mutate/json-tree.ts";
import { refuseControlCharacters, silently } from "../silently.ts";

/** Beside the run: nothing that a log says may reach it. */
const CANARY = "canary.txt";
/** Says whether the command line itself resumes the run, in a process of its own. */
const APART = "apart";

/** Run folders that were cut off somewhere and damaged, as `resume` goes on with them. */
export const resume: Kind = {
  name: "resume",
  inputs: ({ runs }) =>
    fc
      .constantFrom(...runs)
      .chain((run) => fc.tuple(damagedRun(run), fc.integer({ min: 0, max: 9 })))
      .map(([files, share]): Files => ({ ...files, [CANARY]: "alive", ...(share === 0 && { [APART]: "" }) })),
  read: async (folder) => {
    const run = join(folder, "run");
    try {
      await (existsSync(join(folder, APART)) ? resumeApart(run) : resumeHere(run));
      const { events } = readEventLog(join(run, RUN_FILES.log));
      ensure(
        events.some(({ type }) => type === "run-finished"),
        "a run is resumed and has not finished",
      );
    } finally {
      const isAlive =
        existsSync(join(folder, CANARY)) && readFileSync(join(folder, CANARY), "utf8") === "alive";
      ensure(isAlive, "resuming a run changes a file outside of it");
    }
  },
};

async function resumeHere(run: string): Promise<void> {
  const machine = {
    engine: "wasm",
    mode: undefined,
    workers: undefined,
    loaders: undefined,
    tensorboard: undefined,
    folder: undefined,
  } as const;
  const { stdout, stderr } = await silently(() =>
    resumeCommand.handler({ _: [], $0: "espalier", run, changedPlugins: false, ...machine }),
  );
  refuseControlCharacters(stdout + stderr, "resume");
}

/** @throws an error with the code that the command line printed. */
async function resumeApart(run: string): Promise<void> {
  const main = join(packageFolder(), "dist", "bin", "main.js");
  const { status, stderr } = await new Promise<{ status: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [main, "resume", run, "--engine", "wasm"], (error, _, stderr) =>
      resolve({ status: error === null ? 0 : (error.code ?? error.signal), stderr }),
    );
  });
  if (status === 0) return;
  const code = /ESPALIER_\w+/.exec(stderr)?.[0];
  if (code === undefined)
    throw new BrokenPromise("the command line ends without a word", `${status}: ${stderr}`);
  throw new EspalierError({ code: code as `ESPALIER_${string}`, message: stderr });
}

/** A run up to some event, with a file of it damaged. */
function damagedRun(run: RecordedRun): Arbitrary<Files> {
  const events = Buffer.from(run.files[RUN_FILES.log]!).toString().trimEnd().split("\n");
  const log = fc
    .integer({ min: 1, max: events.length - 1 })
    .chain((length) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant(events.slice(0, length)) },
        { weight: 3, arbitrary: changedEvent(events.slice(0, length)) },
        { weight: 1, arbitrary: changedLines(events.slice(0, length), 2) },
      ),
    );
  return fc.tuple(log, damagedFile(run)).map(([lines, damaged]) => {
    const files = { ...run.files, [RUN_FILES.log]: lines.map((line) => `${line}\n`).join(""), ...damaged };
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`run/${name}`, bytes]));
  });
}

function changedEvent(lines: readonly string[]): Arbitrary<string[]> {
  return fc
    .nat({ max: lines.length - 1 })
    .chain((place) =>
      changedJson(treeOf(JSON.parse(lines[place]!)), 2).map((tree) => lines.with(place, textOf(tree))),
    );
}

/** Nothing, a checkpoint's bytes, another checkpoint in its place, a record of the run, its lock. */
function damagedFile({ files }: RecordedRun): Arbitrary<Files> {
  const checkpoints = Object.keys(files).filter((name) => name.endsWith(".safetensors"));
  const none = fc.constant<Files>({});
  const record = fc
    .constantFrom("experiment.json", "environment.json")
    .chain((name) => changedRecord(JSON.parse(Buffer.from(files[name]!).toString()), name));
  const lock = changedRecord({ pid: 4_000_000, host: "nowhere", started: "" }, "run.lock");
  const others = [none, none, record, lock];
  if (checkpoints.length === 0) return fc.oneof(...others);
  const one = fc.constantFrom(...checkpoints);
  const damaged = one.chain((name) => changedBytes(files[name]!).map((bytes): Files => ({ [name]: bytes })));
  const foreign = fc.tuple(one, one).map(([name, other]): Files => ({ [name]: files[other]! }));
  const empty = one.map((name): Files => ({ [name]: "" }));
  return fc.oneof(...others, damaged, foreign, empty);
}

function changedRecord(json: unknown, name: string): Arbitrary<Files> {
  const tree: JsonTree = treeOf(json);
  return changedJson(tree, 3).map((made) => ({ [name]: textOf(made) }));
}
