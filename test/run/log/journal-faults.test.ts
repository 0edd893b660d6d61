import { expect, test } from "vitest";
import { Journal } from "../../../src/run/log/journal.ts";
import { startChild } from "../children/start-child.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test.skipIf(process.platform === "win32")("nothing is recorded after the disk was full", async () => {
  const folder = temporaryFolder();
  const child = startChild("append.js", [folder], 4);
  await child.ended();
  const acknowledged = child.lines.slice(0, -2);
  expect(child.lines.slice(-2)).toEqual(["ESPALIER_LOG_NOT_WRITTEN", "ESPALIER_JOURNAL_CLOSED"]);
  expect(acknowledged.length).toBeGreaterThan(10);
  const journal = Journal.open(folder);
  expect(journal.droppedBytes).toBeGreaterThan(0);
  expect(journal.events.length).toBe(acknowledged.length);
  journal.append("run-resumed", {});
});

test("nothing that was acknowledged is lost by kill -9 at any moment", async () => {
  const folder = temporaryFolder();
  const seed = Number(process.env["ESPALIER_TEST_SEED"] ?? Date.now() % 1e9);
  console.log(`kill -9 at random moments: ESPALIER_TEST_SEED=${seed}`);
  for (let round = 0, state = seed; round < 6; round++) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    const child = startChild("append.js", [folder]);
    await child.printed(1);
    await new Promise((resolve) => setTimeout(resolve, state % 100));
    await child.kill();
    const acknowledged = Number(child.lines.at(-1));
    const journal = Journal.open(folder);
    expect(journal.events.length).toBeGreaterThan(acknowledged);
    expect(journal.events.length).toBeLessThanOrEqual(acknowledged + 2);
    expect(
      journal.events.every((event) => event.type === "validated" && event.update === event.sequence),
    ).toBe(true);
    journal.close();
  }
});
