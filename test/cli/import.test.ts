import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { errorIn, plain } from "./printed.ts";

const TABLE = "test/cases/tabular/experiment.json";
const SQUARES = "test/cases/squares/experiment.json";

/** A file with a line for each value; texts are written as they are. */
function jsonLines(...lines: readonly unknown[]): string {
  const file = join(emptyFolder(), "trials.jsonl");
  writeFileSync(
    file,
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  );
  return file;
}

async function run(file: string, ...sets: readonly string[]) {
  const out = emptyFolder();
  const flags = sets.flatMap((set) => ["--set", set]);
  const engine = file === SQUARES ? "wasm" : "auto";
  const outcome = await espalier("run", file, "--out", out, "--engine", engine, ...flags);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const path = onlyRun(out);
  return { ...outcome, path, events: readRun(path).events };
}

function trial(depth: number, width: number, activation: string, accuracy: number) {
  return { architecture: { depth, width, activation }, measurements: { accuracy } };
}

describe("espalier import", () => {
  test("a search goes on from the trials of another one, and never measures them again", async () => {
    const first = await run(TABLE, "search/scheduler/total=60");
    const trials = join(emptyFolder(), "trials.jsonl");
    const exported = await espalier("export", first.path, "--format", "trials", "--out", trials);
    expect(exported, exported.stderr).toMatchObject({ code: 0 });
    const out = join(emptyFolder(), "continued.json");
    const outcome = await espalier("import", trials, "--into", TABLE, "--out", out);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(outcome.stdout).toBe(
      `${trials}: 5 trials, 5 of them in the search space\n\nespalier run ${out}\n`,
    );
    const { events, path } = await run(out, "search/scheduler/total=1000");
    expect(eventsOfType(events, "history-imported")[0]).toMatchObject({ step: 1, leftOut: 0 });
    const [search] = recordedSearches(events);
    const asked = search?.trials.slice(5).map(({ architecture }) => String(architecture));
    const known = search?.trials.slice(0, 5).map(({ architecture }) => String(architecture));
    expect(asked?.filter((one) => known?.includes(one))).toEqual([]);
    expect(search?.trials).toHaveLength(12);
    const { stdout } = await espalier("trials", path);
    expect(stdout.match(/imported/g)).toHaveLength(5);
  });

  test("tells of each trial that is none of the space, and what a new dimension was before", async () => {
    const older = { architecture: { depth: 1, width: 16 }, measurements: { accuracy: 0.5 } };
    const trials = jsonLines(older, trial(9, 16, "relu", 0.4), { ...older, status: "failed" });
    const lacking = await espalier("import", trials, "--into", TABLE);
    expect(lacking).toMatchObject({ code: 2 });
    expect(errorIn(lacking.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_NO_TRIAL_FITS  No trial lies in the search space. Nothing was written.
        at      TEMP/trials.jsonl
        to do   If the trials lack a dimension, --default DIMENSION=VALUE sets its value."
    `);
    const noValue = await espalier("import", trials, "--into", TABLE, "--default", "activation");
    expect(errorIn(noValue.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_WRONG_DEFAULT  --default activation lacks =VALUE.
        allowed DIMENSION=VALUE, such as --default activation=relu"
    `);
    expect(lacking.stdout.replace(trials, "trials.jsonl")).toMatchInlineSnapshot(`
      "trials.jsonl: 3 trials, 0 of them in the search space
        line 1 and 1 more: it has no value for "activation", nor is there a default
        line 2: 9 is not a value of "depth", which has 1, 2, 3
      "
    `);
    const out = join(emptyFolder(), "continued.json");
    const completed = await espalier(
      ...["import", trials, "--into", TABLE, "--default", "activation=relu", "--out", out],
    );
    expect(plain(completed.stdout)).toMatchInlineSnapshot(`
      "TEMP/trials.jsonl: 3 trials, 2 of them in the search space
        line 2: 9 is not a value of "depth", which has 1, 2, 3

      espalier run TEMP/continued.json
      "
    `);
    const { events, stderr } = await run(out);
    expect(stderr).toContain(
      `imported 2 trials, left out 1, first line 2: 9 is not a value of "depth", which has 1, 2, 3`,
    );
    expect(recordedSearches(events)[0]?.trials.slice(0, 2)).toMatchObject([
      { status: "completed", architecture: { values: { activation: "relu", depth: 1, width: 16 } } },
      { status: "failed", measurements: {} },
    ]);
  });

  test("what means nothing in a trial needs no value, and any will do", async () => {
    const conditional = "test/cases/conditional/experiment.json";
    const trials = jsonLines(
      { architecture: { layers: 0 }, measurements: { accuracy: 0.2 } },
      { architecture: { layers: 0, width: 999, activation: "gelu" }, measurements: { accuracy: 0.3 } },
      { architecture: { layers: 1, width: 16 }, measurements: { accuracy: 0.4 } },
    );
    const out = join(emptyFolder(), "continued.json");
    const outcome = await espalier("import", trials, "--into", conditional, "--out", out);
    expect(plain(outcome.stdout)).toMatchInlineSnapshot(`
      "TEMP/trials.jsonl: 3 trials, 2 of them in the search space
        line 3: it has no value for "activation", nor is there a default

      espalier run TEMP/continued.json
      "
    `);
    const { events } = await run(out);
    const [search] = recordedSearches(events);
    const canonical = { layers: 0, width: 16, activation: "relu" };
    expect(search?.trials.slice(0, 2).map(({ architecture }) => architecture.values)).toEqual([
      canonical,
      canonical,
    ]);
    expect(search?.trials).toHaveLength(2 + 8);
  });

  test("mistakes in trials are told with file, line and column, all at once", async () => {
    const trials = jsonLines(
      { architecture: { depth: 1, width: 16, activation: "relu" }, measurements: { acuracy: 0.5 } },
      { architecture: { depth: 1, width: 16, activation: "relu" } },
      { architecture: {}, measurements: { accuracy: "0.5" } },
    );
    const outcome = await espalier("import", trials, "--into", TABLE);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr.replaceAll(trials, "trials.jsonl")).toMatchInlineSnapshot(`
      "error ESPALIER_EXPERIMENT_PROBLEMS  2 problems in test/cases/tabular/experiment.json:
        /search/history/trials/2/architecture (trials.jsonl:3:2): {} is not allowed. Allowed: at least 1 keys.
        /search/history/trials/2/measurements/accuracy (trials.jsonl:3:36): "0.5" is not allowed. Allowed: a number.
        at      test/cases/tabular/experiment.json
      "
    `);
    const syntax = await espalier(
      "import",
      jsonLines(trial(1, 16, "relu", 1), '{"a": NaN}'),
      "--into",
      TABLE,
    );
    expect(syntax).toMatchObject({ code: 2, stdout: "" });
    expect(syntax.stderr).toMatch(/ESPALIER_JSON_LINE_SYNTAX {2}Line 2 of .*trials\.jsonl is not valid JSON/);
    const folder = await espalier("import", emptyFolder(), "--into", TABLE);
    expect(errorIn(folder.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/tabular/experiment.json:
        /search/history (--set /search/history/file="TEMP"): "TEMP" is a folder; \`espalier export TEMP --format trials --out trials.jsonl\` writes the trials of a run to a file. Allowed: a JSON-lines file.
        at      test/cases/tabular/experiment.json"
    `);
    const nothing = await espalier("import", "nowhere.jsonl", "--into", TABLE);
    expect(nothing).toMatchObject({ code: 2 });
    expect(errorIn(nothing.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/tabular/experiment.json:
        /search/history (--set /search/history/file="PROJECT/nowhere.jsonl"): There is no file "PROJECT/nowhere.jsonl".
        at      test/cases/tabular/experiment.json"
    `);
  });
});

describe("search.history", () => {
  const best = { ...trial(3, 32, "gelu", 0.99), budget: 1 };
  const history = (options: object) => `search/history=${JSON.stringify({ trials: [best], ...options })}`;

  test("imported trials may win, unless only new ones may", async () => {
    const any = await run(TABLE, history({}));
    expect(eventsOfType(any.events, "selected")[0]).toMatchObject({
      trial: 0,
      architecture: best.architecture,
    });
    const own = await run(TABLE, history({ winner: "new" }));
    const [chosen] = eventsOfType(own.events, "selected");
    expect(chosen?.trial).toBeGreaterThan(0);
    expect(chosen?.architecture).not.toEqual(best.architecture);
  });

  test("is part of what is computed: other trials are another experiment", async () => {
    const [one, again, other] = [
      await run(TABLE, history({})),
      await run(TABLE, history({})),
      await run(TABLE, history({ trials: [] })),
    ];
    expect(reproducibleEvents(one.events)).toEqual(reproducibleEvents(again.events));
    expect(other.path.split("-").at(-1)).not.toBe(one.path.split("-").at(-1));
  });

  test("where no trial fits, the search is what it would have been", async () => {
    const bare = await run(TABLE);
    const { events } = await run(TABLE, history({ trials: [trial(7, 7, "relu", 0.1)] }));
    const trials = (of: typeof events) =>
      recordedSearches(of)[0]?.trials.map(({ architecture, measurements }) => ({
        architecture,
        measurements,
      }));
    expect(trials(events)).toEqual(trials(bare.events));
    expect(eventsOfType(events, "history-imported")[0]).toMatchObject({ trials: [], leftOut: 1 });
  });

  test("belongs to the growth step that it names, and schedulers do not count it", async () => {
    const { events: plain, path } = await run(SQUARES);
    const { stdout } = await espalier("export", path, "--format", "trials", "--step", "2");
    const trials = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    const { events } = await run(SQUARES, `search/history=${JSON.stringify({ trials, step: 2 })}`);
    expect(eventsOfType(events, "history-imported")[0]).toMatchObject({ step: 2, leftOut: 0 });
    const own = (of: typeof events, step: number) =>
      eventsOfType(of, "trial-finished").filter((event) => event.step === step).length;
    expect([1, 2, 3].map((step) => own(events, step))).toEqual([1, 2, 3].map((step) => own(plain, step)));
  });

  test("strict: a stranger is an error, and so is a step that the stream has not", async () => {
    const set = (options: object) => ["--set", history(options)];
    const strict = await espalier(
      "validate",
      TABLE,
      ...set({ trials: [trial(7, 16, "relu", 1)], strict: true }),
    );
    expect(strict).toMatchObject({ code: 2 });
    expect(errorIn(strict.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/tabular/experiment.json:
        /search/history/trials/0/architecture (--set search/history={"trials":[{"architecture":{"depth":7,"width":16,"activation":"relu"},"measurements":{"accuracy":1}}],"strict":true}): It is not an architecture of the space: 7 is not a value of "depth", which has 1, 2, 3.
        at      test/cases/tabular/experiment.json"
    `);
    const beyond = await espalier("validate", TABLE, ...set({ step: 2 }));
    expect(beyond).toMatchObject({ code: 2 });
    expect(errorIn(beyond.stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/tabular/experiment.json:
        /search/history/step (--set search/history={"trials":[{"architecture":{"depth":3,"width":32,"activation":"gelu"},"measurements":{"accuracy":0.99},"budget":1}],"step":2}): There is no step 2. Allowed: an integer from 1 to 1.
        at      test/cases/tabular/experiment.json"
    `);
  });

  test("a path of it starts from the folder of the file that it stands in", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "trials.jsonl"), `${JSON.stringify(best)}\n`);
    writeFileSync(join(folder, "nets.csv"), readFileSync("test/cases/tabular/nets.csv"));
    const base = JSON.parse(readFileSync(TABLE, "utf8")) as { search: object };
    const search = { ...base.search, history: "trials.jsonl" };
    writeFileSync(join(folder, "base.json"), JSON.stringify({ ...base, search }));
    const child = join(emptyFolder(), "child.json");
    writeFileSync(child, JSON.stringify({ extends: join(folder, "base.json"), name: "child" }));
    const { events } = await run(child);
    expect(eventsOfType(events, "history-imported")[0]?.trials).toHaveLength(1);
  });
});
