import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { reproducibleEvents } from "../../../src/run/log/reproducible-events.ts";
import { readEventLog } from "../../../src/run/log/event-log.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";
import type { Event } from "../../../src/run/log/events.ts";
import { Journal } from "../../../src/run/log/journal.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { thrown } from "../thrown.ts";

/** A log of four events; a name with a character of several bytes, so that some truncations fall into it. */
async function writeSmallLog(folder: string): Promise<void> {
  const journal = Journal.open(folder);
  journal.append("run-started", { name: "größe 🌱", hash: "abcdef012345", seed: 1 });
  await journal.once("growth-decided", { step: 1 }, () => ({ fires: true, reason: "the first step" }));
  await journal.once("validated", { step: 1, update: 50 }, () => ({ loss: 0.1 + 0.2 }));
  await journal.once("run-finished", {}, () => ({}));
  journal.close();
}

describe("once", () => {
  test("computes what is not recorded, and nothing twice", async () => {
    const folder = temporaryFolder();
    let computed = 0;
    const compute = async () => ({ loss: ++computed / 3 });
    const journal = Journal.open(folder);
    const asked = [1, 2].map(() => journal.once("validated", { step: 1, update: 10 }, compute));
    const [first, second] = await Promise.all(asked);
    expect(first).toBe(second);
    journal.close();

    const reopened = Journal.open(folder);
    expect(await reopened.once("validated", { update: 10, step: 1 }, compute)).toEqual(first);
    expect(reopened.find("validated", { step: 1, update: 10 })).toEqual(first);
    expect(reopened.find("validated", { step: 1, update: 11 })).toBeUndefined();
    expect((await reopened.once("validated", { step: 1, update: 11 }, compute)).sequence).toBe(1);
    expect(computed).toBe(2);
    reopened.close();
  });

  test("records nothing if computing fails, and computes anew when asked again", async () => {
    const journal = Journal.open(temporaryFolder());
    const fail = () => Promise.reject(new Error("out of memory"));
    await expect(journal.once("run-finished", {}, fail)).rejects.toThrow("out of memory");
    expect(journal.events).toEqual([]);
    expect((await journal.once("run-finished", {}, () => ({}))).sequence).toBe(0);
  });

  test("puts time, place and duration into meta alone", async () => {
    const journal = Journal.open(temporaryFolder());
    const event = await journal.once("run-finished", {}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return {};
    });
    expect(Object.keys(event)).toEqual(["version", "sequence", "type", "meta"]);
    expect(event.meta.seconds).toBeGreaterThan(0.02);
    expect(event.meta.pid).toBe(process.pid);
    expect(reproducibleEvents(journal.events)).toEqual([{ version: 2, sequence: 0, type: "run-finished" }]);
  });
});

test("tells listeners of what is recorded until they unsubscribe", async () => {
  const folder = temporaryFolder();
  await writeSmallLog(folder);
  const journal = Journal.open(folder);
  const heard: Event[] = [];
  const unsubscribe = journal.subscribe((event) => heard.push(event));
  const resumed = journal.append("run-resumed", {});
  unsubscribe();
  journal.append("run-resumed", {});
  expect(heard).toEqual([resumed]);
});

test("a journal in memory records and refuses what one on the disk does", async () => {
  const journals = [Journal.open(temporaryFolder()), Journal.inMemory()];
  const [onDisk, inMemory] = await Promise.all(
    journals.map(async (journal) => {
      await journal.once("validated", { step: 1, update: 50 }, () => ({ loss: 0.1 + 0.2 }));
      const refused = [
        () => journal.append("validated", { step: 1, update: 50, loss: 1 }),
        () => journal.append("validated", { step: 0, update: 1, loss: 1 }),
        () => journal.append("validated", { step: 1, update: 1, loss: Number.NaN }),
      ].map((append) => thrown(append).code);
      journal.append("run-finished", {});
      journal.close();
      refused.push(thrown(() => journal.append("run-resumed", {})).code);
      return { events: reproducibleEvents(journal.events), refused };
    }),
  );
  expect(inMemory).toEqual(onDisk);
  expect(inMemory?.refused).toEqual([
    "ESPALIER_REPEATED_EVENT",
    "ESPALIER_UNRECORDABLE_EVENT",
    "ESPALIER_UNRECORDABLE_EVENT",
    "ESPALIER_JOURNAL_CLOSED",
  ]);
  expect(inMemory?.events.map(({ type }) => type)).toEqual(["validated", "run-finished"]);
});

test("two runs compare equal however often one of them was interrupted", async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()];
  await writeSmallLog(one);
  const journal = Journal.open(other);
  journal.append("run-started", { name: "größe 🌱", hash: "abcdef012345", seed: 1 });
  journal.append("run-resumed", {});
  journal.close();
  await writeSmallLogRest(other);
  expect(reproducibleEvents(Journal.open(other).events)).toEqual(
    reproducibleEvents(Journal.open(one).events),
  );
});

async function writeSmallLogRest(folder: string): Promise<void> {
  const journal = Journal.open(folder);
  await journal.once("growth-decided", { step: 1 }, () => ({ fires: true, reason: "the first step" }));
  journal.append("run-resumed", {});
  await journal.once("validated", { step: 1, update: 50 }, () => ({ loss: 0.1 + 0.2 }));
  await journal.once("run-finished", {}, () => ({}));
  journal.close();
}

describe("refuses to record", () => {
  const finished = { step: 1, trial: 0, budget: 1, status: "completed" } as const;

  test.each([NaN, Infinity, -Infinity])("%d, which JSON cannot hold", (loss) => {
    const journal = Journal.open(temporaryFolder());
    const append = () => journal.append("trial-finished", { ...finished, measurements: { "a/b": loss } });
    expect(thrown(append)).toMatchObject({
      code: "ESPALIER_UNRECORDABLE_EVENT",
      message: `An event of type "trial-finished" cannot be recorded: /measurements/a~1b (${loss}) is not a finite number.`,
    });
    expect(readFileSync(journal.file, "utf8")).toBe("");
  });

  test("what is not of the schema", () => {
    const journal = Journal.open(temporaryFolder());
    const append = () => journal.append("validated", { step: 0, update: 1, loss: 1 });
    expect(thrown(append).message).toBe(
      'An event of type "validated" cannot be recorded: /step must be >= 1.',
    );
  });

  test("the same event twice", () => {
    const journal = Journal.open(temporaryFolder());
    journal.append("trial-finished", { ...finished, measurements: {} });
    expect(thrown(() => journal.append("trial-finished", { ...finished, measurements: {} })).message).toBe(
      'The event log already holds the event "trial-finished, step 1, trial 0, budget 1".',
    );
    journal.append("trial-finished", { ...finished, budget: 0.5, measurements: {} });
  });

  test("anything after it was closed", () => {
    const journal = Journal.open(temporaryFolder());
    journal.close();
    expect(thrown(() => journal.append("run-finished", {})).code).toBe("ESPALIER_JOURNAL_CLOSED");
  });

  test("anything after another process wrote to the log", () => {
    const journal = Journal.open(temporaryFolder());
    journal.append("run-resumed", {});
    appendFileSync(journal.file, "{}\n");
    expect(thrown(() => journal.append("run-resumed", {}))).toEqual({
      code: "ESPALIER_LOG_WRITTEN_BY_ANOTHER",
      message: "Another process changed the event log: 3 bytes were added. This process has stopped writing.",
      culprit: journal.file,
    });
    expect(thrown(() => journal.append("run-resumed", {})).code).toBe("ESPALIER_JOURNAL_CLOSED");
  });

  test.each([
    ["deleted", (folder: string) => rmSync(folder, { recursive: true })],
    ["moved", (folder: string) => renameSync(folder, `${folder}-moved`)],
    ["replaced", (folder: string) => replace(join(folder, RUN_FILES.log))],
  ])("anything after the log was %s", (_, harm) => {
    const journal = Journal.open(temporaryFolder());
    journal.append("run-resumed", {});
    harm(dirname(journal.file));
    expect(thrown(() => journal.append("run-resumed", {})).code).toBe("ESPALIER_LOG_GONE");
  });
});

function replace(file: string): void {
  const content = readFileSync(file);
  renameSync(file, `${file}.old`);
  writeFileSync(file, content);
}

describe("a log that was cut off", () => {
  test("at any byte opens with all events that are whole, and goes on after them", async () => {
    const folder = temporaryFolder();
    await writeSmallLog(folder);
    const file = join(folder, RUN_FILES.log);
    const bytes = readFileSync(file);
    const { events } = readEventLog(file);
    for (let length = 0; length <= bytes.length; length++) {
      const kept = bytes.subarray(0, length);
      writeFileSync(file, kept);
      const whole = kept.filter((byte) => byte === 0x0a).length;
      const journal = Journal.open(folder);
      expect(journal.events).toEqual(events.slice(0, whole));
      expect(journal.droppedBytes).toBe(length - (kept.lastIndexOf(0x0a) + 1));
      journal.append("run-resumed", {});
      journal.close();
      expect(readEventLog(file).events.length).toBe(whole + 1);
    }
  });

  test.each(["\n", '{"version":2,\n', "\0\0\0\0", "\0\0\n"])(
    "and ends in %j loses only that",
    async (end) => {
      const folder = temporaryFolder();
      await writeSmallLog(folder);
      appendFileSync(join(folder, RUN_FILES.log), end);
      const journal = Journal.open(folder);
      expect([journal.events.length, journal.droppedBytes]).toEqual([4, end.length]);
    },
  );
});

describe("a damaged log names file and line:", () => {
  const damages: readonly (readonly [string, (lines: string[]) => void, string])[] = [
    ["no JSON", (lines) => (lines[1] = "{"), "The event log is damaged at line 2: it is not JSON."],
    [
      "no object",
      (lines) => (lines[1] = "7"),
      "The event log is damaged at line 2: it is not a JSON object.",
    ],
    [
      "a line is missing",
      (lines) => lines.splice(1, 1),
      "The event log is damaged at line 2: sequence 2 instead of 1.",
    ],
    [
      "a line is there twice",
      (lines) => lines.splice(1, 0, lines[1]?.replace('"sequence":1', '"sequence":1') ?? ""),
      "The event log is damaged at line 3: sequence 1 instead of 2.",
    ],
    [
      "an event is there twice",
      (lines) => (lines[3] = lines[1]?.replace('"sequence":1', '"sequence":3') ?? ""),
      'The event log is damaged at line 4: the event "growth-decided, step 1" is there a second time.',
    ],
    [
      "the schema",
      (lines) => (lines[1] = lines[1]?.replace("true", '"yes"') ?? ""),
      "The event log is damaged at line 2: /fires must be boolean.",
    ],
    [
      "an unknown type",
      (lines) => (lines[3] = lines[3]?.replace("run-finished", "run-ended") ?? ""),
      'The event log is damaged at line 4: there is no event type "run-ended".',
    ],
    [
      "an unknown version",
      (lines) => (lines[2] = lines[2]?.replace('"version":2', '"version":3') ?? ""),
      "The event at line 3 has version 3, which this Espalier cannot read.",
    ],
  ];

  test.each(damages)("%s", async (_, damage, message) => {
    const folder = temporaryFolder();
    await writeSmallLog(folder);
    const file = join(folder, RUN_FILES.log);
    const lines = readFileSync(file, "utf8").split("\n");
    damage(lines);
    writeFileSync(file, lines.join("\n"));
    const line = /line (\d)/.exec(message)?.[1];
    expect(thrown(() => Journal.open(folder))).toMatchObject({ message, culprit: `${file}:${line}` });
    expect(readFileSync(file, "utf8")).toBe(lines.join("\n"));
  });

  test("bytes that are no UTF-8", async () => {
    const folder = temporaryFolder();
    await writeSmallLog(folder);
    const file = join(folder, RUN_FILES.log);
    const bytes = readFileSync(file);
    bytes[bytes.indexOf("🌱")] = 0xff;
    writeFileSync(file, bytes);
    expect(thrown(() => Journal.open(folder)).culprit).toBe(`${file}:1`);
  });
});
