import { join } from "node:path";
import { expect, test } from "vitest";
import { readCheckpoint } from "../../src/run/store/checkpoint.ts";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { hasRecorded } from "./events-of-run.ts";

const SUPERNET = "test/cases/supernet/experiment.json";

async function run(...flags: readonly string[]) {
  const out = emptyFolder();
  const outcome = await espalier("run", SUPERNET, "--out", out, "--engine", "wasm", ...flags);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const path = onlyRun(out);
  return { path, events: readRun(path).events };
}

const undisturbed = run();

test("candidates are parts of one model, and the winner goes on with its part", async () => {
  const { path, events } = await undisturbed;
  const prepared = eventsOfType(events, "shared-trained");
  expect(prepared).toMatchObject([
    { step: 1, updates: 4 },
    { step: 2, updates: 4 },
  ]);
  const order = events.map(({ type }) => type);
  expect(order.indexOf("shared-trained")).toBeLessThan(order.indexOf("trial-proposed"));
  expect(recordedSearches(events).flatMap(({ trials }) => trials.map(({ status }) => status))).toEqual(
    new Array(8).fill("completed"),
  );
  const read = ({ file }: { readonly file: string }) =>
    readCheckpoint(join(path, "checkpoints", file)).checkpoint.state;
  for (const [index, { checkpoint }] of eventsOfType(events, "inherited").entries()) {
    const [whole, child] = [read(prepared[index]!.checkpoint), read(checkpoint)];
    const name = "logit_scale";
    expect(child.parameters.get(name)).toEqual(whole.parameters.get(name));
    expect(child.slots.count.get(name)?.data[0]).toBe(4 + 6 * index + 4 * index);
  }
  expect(eventsOfType(events, "inherited")[1]?.inheritedShare).toBeGreaterThan(0.2);
});

test("two workers say the same, and a killed run ends as if nothing had happened", async () => {
  const { events } = await undisturbed;
  const several = await run("--workers", "2");
  expect(recordedSearches(several.events)[0]?.trials.map(({ measurements }) => measurements)).toEqual(
    recordedSearches(events)[0]?.trials.map(({ measurements }) => measurements),
  );
  const out = emptyFolder();
  const started = start("run", SUPERNET, "--out", out, "--engine", "wasm");
  const path = (await hasRecorded(out, 6, started)) as string;
  started.child.kill("SIGKILL");
  await started.finished;
  const resumed = await espalier("resume", path, "--engine", "wasm");
  expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
  expect(reproducibleEvents(readRun(path).events)).toEqual(reproducibleEvents(events));
});

test("without a supernet, `searched` is the inheritance that it names", async () => {
  const { events } = await run("--set", '/search/evaluator={"type":"proxy-training","updates":1}');
  expect(eventsOfType(events, "shared-trained")).toEqual([]);
  const inherited = eventsOfType(events, "inherited")[1];
  // The child is larger: it computes what its parent does, to rounding.
  expect(inherited?.liveChange).toBeLessThan(1e-5);
  expect(inherited?.inheritedShare).toBeGreaterThan(0.5);
});
