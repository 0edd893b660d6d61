import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LogFollower } from "../../src/report/watch/log-follower.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { linesOfRun } from "./written-run.ts";

const lines = linesOfRun({}).map((line) => `${line}\n`);

/** A follower of an empty log, and the log. */
function followed(): { readonly follower: LogFollower; readonly log: string } {
  const folder = temporaryFolder();
  const log = join(folder, "events.jsonl");
  writeFileSync(log, "");
  return { follower: new LogFollower(folder), log };
}

test("a log is followed event by event, however its bytes arrive", () => {
  const { follower, log } = followed();
  const text = lines.join("");
  for (let start = 0; start < text.length; start += 331) {
    appendFileSync(log, text.slice(start, start + 331));
    follower.advance();
  }
  expect(follower.events.map((event) => `${JSON.stringify(event)}\n`)).toEqual(lines);
  expect(follower.advance()).toBe(false);
});

test("the beginning of an event that a resumed run drops is no damage", () => {
  const { follower, log } = followed();
  const whole = lines.slice(0, 3).join("");
  writeFileSync(log, whole + lines[3]!.slice(0, 40));
  follower.advance();
  truncateSync(log, Buffer.byteLength(whole));
  appendFileSync(log, lines.slice(3, 6).join(""));
  follower.advance();
  expect([follower.events.length, follower.problem]).toEqual([6, undefined]);
});

test("damage ends it, until the log is another one", () => {
  const { follower, log } = followed();
  writeFileSync(log, `${lines[0]}${lines[2]}`);
  follower.advance();
  expect([follower.events.length, follower.problem]).toEqual([1, "line 2: sequence 2 instead of 1"]);
  writeFileSync(log, lines[0]!);
  expect(follower.advance()).toBe(true);
  expect([follower.events.length, follower.problem]).toEqual([1, undefined]);
});

test("a log that does not exist yet has no events", () => {
  const follower = new LogFollower(join(temporaryFolder(), "none"));
  expect([follower.advance(), follower.events]).toEqual([false, []]);
});
