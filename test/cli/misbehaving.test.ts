import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, espalierApart, onlyRun, type Outcome } from "./espalier.ts";

const CASES = "test/cases/misbehaving";

/** Plug-ins that end the process, keep it from ending or disturb it later: each has a process of its own. */
const LINGERS = /exits|stray|settles|timer|promise/;

/** Runs a command on an experiment with one of its strategies replaced by a plug-in's. */
async function misbehave(
  command: "run" | "validate" | "plan",
  experiment: "search" | "training",
  plugin: string,
  pointer: string,
  out = emptyFolder(),
): Promise<Outcome> {
  const others = experiment === "search" ? ["./formula.ts"] : ["../workers/parts.ts"];
  const strategy = pointer === "/evaluation" ? '["misbehaving"]' : '{"type":"misbehaving"}';
  const sets = [`/plugins=${JSON.stringify([...others, `./${plugin}.ts`])}`, `${pointer}=${strategy}`];
  const inProcess = LINGERS.test(plugin) ? espalierApart : espalier;
  return await inProcess(
    ...[command, join(CASES, `${experiment}.json`)],
    ...sets.flatMap((set) => ["--set", set]),
    ...(command === "run" ? ["--out", out, "--engine", experiment === "search" ? "cpu" : "wasm"] : []),
  );
}

/** The exit code and the error, as people read it. */
function ending({ code, stderr }: Outcome): string {
  const error = stderr.slice(Math.max(0, stderr.indexOf("error ")));
  const text = error
    .replaceAll(process.cwd(), "PROJECT")
    .replaceAll(/espalier (run|validate|plan) .*?([.\n])(?=\s)/g, "espalier $1 ...$2")
    .replaceAll(/PROJECT\/dist\/\S+/g, "PROJECT/dist/...")
    .trimEnd();
  return `exit code ${code}\n${text}`;
}

describe("a plug-in that misbehaves is named", () => {
  test.each([
    ["search", "scheduler-promise", "/search/scheduler"],
    ["search", "scheduler-later-nan", "/search/scheduler"],
    ["search", "selection-never-was", "/search/selection"],
    ["search", "strategy-notes", "/search/strategy"],
    ["search", "strategy-tampers", "/search/strategy"],
    ["search", "evaluator-measures", "/search/evaluator"],
    ["search", "family-cost", "/model"],
    ["search", "trigger-throws-null", "/growth/trigger"],
    ["search", "trigger-exits", "/growth/trigger"],
    ["search", "loading-exits", "/growth/trigger"],
    ["search", "stray-error", "/search/evaluator"],
    ["search", "never-settles", "/search/evaluator"],
    ["training", "stream-steps", "/stream"],
    ["training", "stream-picture", "/stream"],
    ["training", "replay-shares", "/replay"],
    ["training", "task-nan", "/evaluation"],
    ["training", "inheritance-throws", "/growth/inheritance"],
  ] as const)("%s: %s", async (experiment, plugin, pointer) => {
    expect(ending(await misbehave("run", experiment, plugin, pointer))).toMatchSnapshot();
  });
});

describe("before a run", () => {
  test.each(["growth-space-outside", "growth-space-shrinks"])(
    "a growth space is asked: %s",
    async (plugin) => {
      expect(ending(await misbehave("validate", "training", plugin, "/growth/space"))).toMatchSnapshot();
    },
  );

  test("a growth space that shrinks is right where nothing is inherited", async () => {
    const { code, stderr } = await espalier(
      ...["validate", join(CASES, "training.json")],
      ...["--set", '/plugins=["../workers/parts.ts","./growth-space-shrinks.ts"]'],
      ...["--set", '/growth/space={"type":"misbehaving"}', "--set", "/growth/inheritance=scratch"],
    );
    expect(code, stderr).toBe(0);
  });

  test("process.exit while a plug-in is loaded does not make a file valid", async () => {
    const outcome = await misbehave("validate", "search", "loading-exits", "/growth/trigger");
    expect(outcome.stdout).toBe("");
    expect(ending(outcome)).toMatchInlineSnapshot(`
      "exit code 1
      error ESPALIER_PROCESS_ENDED  process.exit(0) was called before the end of: espalier validate ....
        at      PROJECT/test/cases/misbehaving/loading-exits.ts:4:9
        to do   Let the plug-in throw an Error instead. A run that was under way can be continued by \`espalier resume\`."
    `);
  });

  test("a timer of a plug-in does not keep a command from ending", async () => {
    const outcome = await misbehave("validate", "search", "timer", "/growth/trigger");
    expect(outcome).toMatchObject({ code: 0, stdout: expect.stringContaining("is valid") });
  });

  test("plug-ins are not loaded against the user's will", async () => {
    for (const command of ["validate", "plan", "explain", "preview", "run"]) {
      const outcome = await espalier(command, join(CASES, "search.json"), "--no-plugins");
      expect(ending(outcome)).toBe(
        `exit code 2
error ESPALIER_PLUGINS_REFUSED  The experiment loads plug-ins, which --no-plugins forbids: PROJECT/test/cases/misbehaving/formula.ts.
  at      /plugins
  allowed experiments that need the strategies that come with Espalier alone
  to do   Read the code of the plug-ins, since loading runs it; then leave --no-plugins out.`,
      );
    }
    expect(await espalier("validate", "test/cases/toy/experiment.json", "--no-plugins")).toMatchObject({
      code: 0,
    });
  });
});

test("an evaluator that fails for a candidate fails the trial, and the log keeps the stack", async () => {
  const out = emptyFolder();
  const run = await misbehave("run", "search", "evaluator-throws", "/search/evaluator", out);
  expect(run.code, run.stderr).toBe(0);
  const { events } = readRun(onlyRun(out));
  const [failed, ...others] = eventsOfType(events, "trial-finished").filter(
    ({ status }) => status === "failed",
  );
  expect(others).toEqual([]);
  expect(failed).toMatchObject({ failure: "no layer of 2 units" });
  expect(failed?.meta.stack).toMatch(/^at .*evaluator-throws\.ts:/);
  expect(recordedSearches(events)[0]?.trials).toHaveLength(3);
});

test("a stream of the user's own data reads them from the experiment's folder", async () => {
  const sets = [
    '/plugins=["../workers/parts.ts","./own-data.ts"]',
    '/stream={"type":"own-data","file":"captions.txt"}',
    "/stream/steps=null",
  ].flatMap((set) => ["--set", set]);
  const file = join(CASES, "training.json");
  for (const command of [
    ["validate"],
    ["plan", "--json"],
    ["preview", "--out", join(emptyFolder(), "a.html")],
  ]) {
    const [name, ...flags] = command as [string, ...string[]];
    const { code, stderr } = await espalier(name, file, ...sets, ...flags);
    expect(code, stderr).toBe(0);
  }
});
