import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import type { Event } from "../../src/run/log/events.ts";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { Random } from "../../src/random/random.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, type Outcome, start, startGroup } from "./espalier.ts";
import { hasRecorded, linesOf, recorded } from "./events-of-run.ts";
import { childrenOf, gone } from "./processes.ts";
import { errorIn } from "./printed.ts";

const SQUARES = "test/cases/workers/experiment.json";

const known = new Map<string, Promise<readonly Event[]>>();

/** The log of an undisturbed run; run once, however many tests ask for it. */
function events(workers: number, sets: readonly string[] = []): Promise<readonly Event[]> {
  const key = JSON.stringify([workers, sets]);
  const log = known.get(key) ?? freshEvents(workers, sets);
  known.set(key, log);
  return log;
}

async function freshEvents(workers: number, sets: readonly string[] = []): Promise<readonly Event[]> {
  const out = emptyFolder();
  const run = await espalier("run", SQUARES, ...flags(out, sets), "--workers", String(workers));
  expect(run, run.stderr).toMatchObject({ code: 0 });
  return readRun(onlyRun(out)).events;
}

function flags(out: string, sets: readonly string[] = []): string[] {
  return ["--out", out, "--engine", "wasm", ...sets.flatMap((set) => ["--set", set])];
}

/** What a proposal ought to have seen in deterministic order. */
function expectedView(trial: number, workers: number): string {
  const running = Math.min(trial, workers - 1);
  return "c".repeat(trial - running) + "r".repeat(running);
}

/** Real training at both of two arrivals, on squares. */
const TRAINING = [
  "/stream/steps=2",
  "/search/trials=4",
  "/search/strategy=random",
  '/search/evaluator={"type":"proxy-training","updates":2}',
];
const trained = (workers: number) => events(workers, TRAINING);

describe("with several workers", () => {
  test("each candidate is worth what one process says, to the last digit", async () => {
    const [one, two] = [await trained(1), await trained(2)];
    expect(recordedSearches(two)).toEqual(recordedSearches(one));
    expect(reproducibleEvents(eventsOfType(two, "trained"))).toEqual(
      reproducibleEvents(eventsOfType(one, "trained")),
    );
  });

  test.each([1, 2, 3])(
    "%i of them: a proposal sees the trials before it, the last ones running",
    async (workers) => {
      for (const { trial, notes, observedTrials } of eventsOfType(
        await events(workers),
        "trial-proposed",
      ).slice(1)) {
        const view = expectedView(trial, workers);
        expect({ trial, view: notes["view"], observedTrials }).toEqual({
          trial,
          view,
          observedTrials: view.lastIndexOf("c") + 1,
        });
      }
    },
  );

  test("the same experiment gives the same log, however long each trial takes", async () => {
    expect(reproducibleEvents(await freshEvents(2))).toEqual(reproducibleEvents(await events(2)));
  });

  test("in order of arrival, a proposal sees what stands before it in the log, whatever came first", async () => {
    const log = await events(2, ["/machine/order=arrival", "/search/trials=10"]);
    for (const event of eventsOfType(log, "trial-proposed").slice(1)) {
      const [before] = recordedSearches(log.slice(0, event.sequence));
      expect(event.notes["view"]).toBe(before?.trials.map(({ status }) => status[0]).join(""));
    }
    const finished = eventsOfType(log, "trial-finished").map(({ trial }) => trial);
    expect(finished).not.toEqual(finished.map((_, index) => index));
  });

  test("a scheduler lets trials go on while others run", async () => {
    const log = await events(2, ['/search/scheduler={"type":"rungs"}', "/search/trials=3"]);
    expect(shape(log)).toMatchInlineSnapshot(`
      [
        "proposed 0 at 0.5",
        "proposed 1 at 0.5",
        "finished 0 at 0.5",
        "proposed 2 at 0.5",
        "finished 1 at 0.5",
        "continued 0 at 1",
        "finished 2 at 0.5",
        "continued 1 at 1",
        "finished 0 at 1",
        "continued 2 at 1",
        "finished 1 at 1",
        "finished 2 at 1",
      ]
    `);
  });
});

test("a scheduler that lets a trial go on that has had its budget is told so", async () => {
  const again = ['/search/scheduler={"type":"rungs","again":true}', "/search/trials=1"];
  const { code, stderr } = await espalier("run", SQUARES, ...flags(emptyFolder(), again));
  expect(code).toBe(1);
  expect(errorIn(stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_IMPOSSIBLE_ASSIGNMENT  The scheduler let trial 0 go on up to 1 of the budget, but it has had 1.
      at      step 1, /search/scheduler
      to do   Correct the scheduler: it may let completed trials go on, up to more than they have had."
  `);
});

/** A search in short: proposed, continued and finished trials, with their budgets. */
function shape(log: readonly Event[]): string[] {
  return log.flatMap((event) =>
    event.type.startsWith("trial-") && "budget" in event
      ? [`${event.type.slice("trial-".length)} ${event.trial} at ${event.budget}`]
      : [],
  );
}

describe("a worker that dies", () => {
  test("is replaced, and its trial is measured again", async () => {
    const out = emptyFolder();
    const diary = join(emptyFolder(), "diary");
    const sets = [`/search/evaluator/diary=${diary}`, "/search/evaluator/shortest=400"];
    const { child, finished } = start("run", SQUARES, ...flags(out, sets), "--workers", "2");
    const killed: number[] = [];
    child.stderr?.on("data", (text) => {
      if (killed.length > 0 || !String(text).includes("trial 0:")) return;
      killed.push(...childrenOf(child.pid as number));
      for (const worker of killed) process.kill(worker, "SIGKILL");
    });
    expect(await finished).toMatchObject({ code: 0 });
    expect(killed).toHaveLength(2);
    const disturbed = readRun(onlyRun(out)).events;
    expect(recordedSearches(disturbed)).toEqual(recordedSearches(await events(2)));
    expect(linesOf(diary)).toBeGreaterThan(eventsOfType(disturbed, "trial-finished").length);
  });

  test("twice with the same trial fails that trial, says how, and the search goes on", async () => {
    const diary = join(emptyFolder(), "diary");
    const deadly = [
      `/search/evaluator/diary=${diary}`,
      "/search/evaluator/deadlyWidth=24",
      "/search/trials=4",
    ];
    const finished = eventsOfType(await events(2, deadly), "trial-finished");
    const failed = finished.filter(({ status }) => status === "failed");
    expect(failed.length).toBeGreaterThan(0);
    for (const { failure } of failed) {
      expect(failure).toBe("ESPALIER_WORKER_ENDED: A worker process ended by itself, with signal SIGKILL.");
    }
    expect(linesOf(diary)).toBe(finished.length + failed.length);
  });

  test("before it can start ends the run, with the error that kept it from it", async () => {
    const sets = ["/search/evaluator=homebody"];
    const { code, stderr } = await espalier(
      ...["run", SQUARES, ...flags(emptyFolder(), sets)],
      ...["--workers", "2"],
    );
    expect(code).toBe(1);
    expect(stderr.match(/not in a worker/g)).toHaveLength(1);
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_STRATEGY_THREW  Evaluator "homebody" of plug-in "workers" could not be built: not in a worker
        at      Evaluator "homebody"
        to do   Correct the strategy's \`create\` or the options that it was given.
        stack   at Object.create (PROJECT/test/cases/workers/parts.ts:69:34)"
    `);
  });
});

describe("the main process", () => {
  test("killed at random moments and resumed each time: as if nothing had happened", async () => {
    const undisturbed = await trained(2);
    const out = emptyFolder();
    const seed = Number(process.env["ESPALIER_TEST_SEED"] ?? Date.now());
    console.log(`moments drawn with ESPALIER_TEST_SEED=${seed}`);
    let run: string | undefined;
    let killed = 0;
    for (const moment of new Random(seed).uniforms(2)) {
      const first = ["run", SQUARES, ...flags(out, TRAINING), "--workers", "2"];
      const started = start(...(run === undefined ? first : ["resume", run, "--engine", "wasm"]));
      const { child, finished } = started;
      const before = recorded(run);
      const some = 1 + Math.floor(moment * (undisturbed.length - before - 1));
      run = await hasRecorded(out, before + some, started);
      await setTimeout(100 * ((100 * moment) % 1));
      const workers = childrenOf(child.pid as number);
      if (child.kill("SIGKILL")) killed++;
      await finished;
      await gone(workers);
    }
    expect(killed).toBeGreaterThan(0);
    expect(await espalier("resume", run as string, "--engine", "wasm")).toMatchObject({ code: 0 });
    const { events: log, environments } = readRun(run as string);
    expect(reproducibleEvents(log)).toEqual(reproducibleEvents(undisturbed));
    expect(environments.every(({ workers, order }) => workers === 2 && order === "deterministic")).toBe(true);
  });

  test("interrupted from the keyboard, leaves no process and no stray word; another number of workers is noted", async () => {
    const out = emptyFolder();
    const diary = join(emptyFolder(), "diary");
    const sets = ["/search/evaluator/shortest=60000", `/search/evaluator/diary=${diary}`];
    const measuring = () => existsSync(diary) && linesOf(diary) === 2;
    const first = ["run", SQUARES, ...flags(out, sets), "--workers", "2"];
    const { outcome, workers } = await interrupted(measuring, ...first);
    const run = onlyRun(out);
    expect(outcome).toMatchObject({ code: 130, stdout: "" });
    expect(
      outcome.stderr.split("\n").filter((line) => !/^(set|workers in| +(trials?|step) .* of) /.test(line)),
    ).toEqual([
      "step 1: black, grey, white, 3 new examples for training, 3 for validation",
      "  36 candidates",
      "",
      "interrupted; to go on:",
      expect.stringMatching(`^  espalier resume \\S*${basename(run)}$`),
      "",
    ]);
    expect(workers).toHaveLength(2);
    await gone(workers);

    const starting = (workers: readonly number[]) => workers.length === 3;
    const resumed = await interrupted(starting, "resume", run, "--engine", "wasm", "--workers", "3");
    await gone(resumed.workers);
    expect(resumed.outcome.code).toBe(130);
    expect(resumed.outcome.stderr.split("\n")[0]).toMatchInlineSnapshot(
      `"workers: 2 before, 3 from here on: what happened stays, but proposals will be made from other histories than without the change"`,
    );
    expect(readRun(run).environments.map(({ workers }) => workers)).toEqual([2, 3]);
  });
});

/** Starts the command line in a process group of its own, as a terminal does, and presses Ctrl-C in time. */
async function interrupted(
  isTime: (workers: readonly number[]) => boolean,
  ...args: readonly string[]
): Promise<{ readonly outcome: Outcome; readonly workers: readonly number[] }> {
  const { child, finished } = startGroup(...args);
  let workers: number[] = [];
  while (!isTime(workers) && child.exitCode === null) {
    await setTimeout(100);
    workers = childrenOf(child.pid as number);
  }
  process.kill(-(child.pid as number), "SIGINT");
  return { outcome: await finished, workers };
}

test("--workers takes a whole number from 1, and what is in the file is checked as well", async () => {
  for (const workers of ["0", "two", "1.5"]) {
    const { code, stderr } = await espalier("run", SQUARES, "--workers", workers);
    expect(code).toBe(2);
    expect(errorIn(stderr)).toMatchSnapshot();
  }
  const { code, stderr } = await espalier("validate", SQUARES, "--set", "/machine/workers=0");
  expect(code).toBe(2);
  expect(errorIn(stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/workers/experiment.json:
      /machine/workers (--set /machine/workers=0): 0 is not allowed. Allowed: an integer >= 1.
      at      test/cases/workers/experiment.json"
  `);
});
