import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEventLog, visitEventLog } from "../../../src/run/log/event-log.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";
import { EVENT_VERSION } from "../../../src/run/log/events.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { thrown } from "../thrown.ts";

const meta = { at: "2026-01-01T00:00:00.000Z" };

function lineOf(sequence: number, type: string, fields: object): string {
  return `${JSON.stringify({ version: EVENT_VERSION, sequence, type, ...fields, meta })}\n`;
}

function proposal(sequence: number, trial: number, note = ""): string {
  const fields = { step: 1, trial, architecture: { x: 1 }, budget: 1, observedTrials: 0, notes: { note } };
  return lineOf(sequence, "trial-proposed", fields);
}

function logOf(...lines: readonly string[]): string {
  const file = join(temporaryFolder(), RUN_FILES.log);
  writeFileSync(file, lines.join(""));
  return file;
}

test("events are read one after another, whatever pieces the file is read in", () => {
  const notes = [1, 2 ** 20 - 200, 2 ** 20, 3 * 2 ** 20 + 17, 5].map((length) => "ß".repeat(length / 2));
  const file = logOf(...notes.map((note, index) => proposal(index, index, note)));
  const { events, brokenBytes } = readEventLog(file);
  expect(events.map((event) => event.type === "trial-proposed" && event.notes["note"])).toEqual(notes);
  expect(brokenBytes).toBe(0);
  appendFileSync(file, '{"version":');
  expect(readEventLog(file)).toMatchObject({ events, brokenBytes: 11 });
});

test("a log is passed on without being kept", () => {
  const file = logOf();
  const count = 20_000;
  for (let start = 0; start < count; start += 1000)
    appendFileSync(
      file,
      Array.from({ length: 1000 }, (_, index) => proposal(start + index, start + index)).join(""),
    );
  let visited = 0;
  visitEventLog(file, () => visited++);
  expect(visited).toBe(count);
});

test.each([
  ["a trial that skips numbers", [proposal(0, 1e9)], "line 1: trial 1000000000 is proposed instead of 0"],
  [
    "a growth step that skips numbers",
    [lineOf(0, "step-started", { step: 7, name: "", examples: { train: 1, validation: 1 }, shares: [1] })],
    "line 1: step 7 starts instead of 1",
  ],
  [
    "a checkpoint elsewhere",
    [
      lineOf(0, "checkpoint", {
        ...{ step: 1, update: 1, loss: 1 },
        checkpoint: { file: "../../victim.txt", sha256: "0".repeat(64) },
      }),
    ],
    String.raw`line 1: /checkpoint/file must match pattern "^step-[0-9]{1,15}(-[a-z0-9]+)*\.safetensors$"`,
  ],
])("%s is damage", (_, lines, problem) => {
  expect(thrown(() => readEventLog(logOf(...lines))).message).toBe(`The event log is damaged at ${problem}.`);
});

test.each(["version", "type"])("a %s that is nested deeply is damage told in a line", (name) => {
  const depth = 100_000;
  const file = logOf(`{"${name}":${"[".repeat(depth)}${"]".repeat(depth)}}\n`, proposal(1, 0));
  expect(thrown(() => readEventLog(file)).message.length).toBeLessThan(200);
});

test("imported trials count", () => {
  const imported = { architecture: { x: 1 }, budget: 1, status: "failed", measurements: {} };
  const history = lineOf(0, "history-imported", { step: 1, trials: [imported, imported], leftOut: 0 });
  expect(readEventLog(logOf(history, proposal(1, 2))).events.length).toBe(2);
});

test("a line that never ends is damage, not a process out of memory", () => {
  const file = logOf(proposal(0, 0));
  const piece = "x".repeat(2 ** 23);
  for (let index = 0; index < 10; index++) appendFileSync(file, piece);
  expect(thrown(() => readEventLog(file)).message).toBe(
    "The event log is damaged at line 2: it has more than 67108864 bytes, which no event has.",
  );
});
