import { expect } from "vitest";
import type { Event } from "../../src/run/log/events.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const SETS = [
  ...['/plugins=["./squares.ts","../swaps/parts.ts"]', "/evaluation=[]"],
  ...["/training/updates=2", "/search/trials=2", "/growth/inheritance/averageWindow=1"],
];

const known = new Map<string, Promise<readonly Event[]>>();

/** The log of a run with parts swapped in the JSON alone; each is run once. */
export function log(...swaps: readonly string[]): Promise<readonly Event[]> {
  const events = known.get(swaps.join(" ")) ?? freshLog(swaps);
  known.set(swaps.join(" "), events);
  return events;
}

async function freshLog(swaps: readonly string[]): Promise<readonly Event[]> {
  const out = emptyFolder();
  const flags = [...SETS, ...swaps].flatMap((set) => ["--set", set]);
  const file = "test/cases/squares/experiment.json";
  const run = await espalier("run", file, "--out", out, "--engine", "wasm", ...flags);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  return readRun(onlyRun(out)).events;
}
