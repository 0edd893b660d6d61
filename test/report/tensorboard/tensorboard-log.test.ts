import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { onNotice } from "../../../src/download/notices.ts";
import { crc32c } from "../../../src/report/tensorboard/crc32c.ts";
import { encodeEvent } from "../../../src/report/tensorboard/event-message.ts";
import { recordOf } from "../../../src/report/tensorboard/record.ts";
import { TensorBoardLog } from "../../../src/report/tensorboard/tensorboard-log.ts";
import type { Event } from "../../../src/run/log/events.ts";
import { lastingMetrics } from "../../../src/run/metrics/metrics-history.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { metricsLine, writeMetrics } from "../written-metrics.ts";
import { linesOfRun } from "../written-run.ts";
import records from "./fixtures/records.json" with { type: "json" };

const python = process.env["ESPALIER_TEST_PYTHON"] ?? "python3";
const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

const events = linesOfRun({}).map((line) => JSON.parse(line) as Event);

/** The metrics of a growth step of 100 updates, from an update on. */
const linesOf = (step: number, from = 1, to = 100) =>
  Array.from({ length: to - from + 1 }, (_, index) => metricsLine(step, from + index));

test("the checksum is CRC-32C", () => {
  // Test vectors of RFC 3720.
  expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
});

test("records have the bytes that TensorBoard's own writer gives them", () => {
  const written = [
    { wallTime: 1.5, step: 0, fileVersion: "brain.Event:2" },
    { wallTime: 1796017536.283, step: 0, sessionLog: { status: 1 } },
    {
      ...{ wallTime: 1796017536.283, step: 70_000 },
      summary: {
        value: [
          { tag: "training/loss", simpleValue: 2.40077 },
          { tag: "scores/größe", simpleValue: -0.125 },
        ],
      },
    },
  ].map((message) => recordOf(encodeEvent(message)).toString("hex"));
  expect(written).toEqual(records);
});

describe("a run for TensorBoard", () => {
  test("is written anew, and one that cannot be written is noticed once and ends nothing", () => {
    const folder = join(temporaryFolder(), "tensorboard");
    new TensorBoardLog(folder, [], []).close();
    const [before] = readdirSync(folder);
    writeFileSync(join(folder, "events.out.tfevents.1.other"), "");
    writeFileSync(join(folder, "note.txt"), "");
    new TensorBoardLog(folder, events, linesOf(1)).close();
    expect(readdirSync(folder).toSorted()).toEqual([expect.stringMatching(/^events\.out\./), "note.txt"]);
    const file = join(folder, before!);
    const notices: string[] = [];
    const end = onNotice({ line: (text) => notices.push(text) });
    const log = new TensorBoardLog(file, events, linesOf(1));
    log.addLine(metricsLine(2, 1));
    log.close();
    end();
    expect(notices).toEqual([expect.stringContaining(`TensorBoard's files in ${file} are not written`)]);
  });

  test("has in TensorBoard the numbers of the log and the metrics, after a resume each once", ({ skip }) => {
    try {
      execFileSync(python, ["-c", "import tensorboard"], { stdio: "ignore" });
    } catch {
      console.log(`skipped: ${python} has no tensorboard; ESPALIER_TEST_PYTHON names another one`);
      skip();
    }
    const run = temporaryFolder();
    const folder = join(run, "tensorboard");
    writeMetrics(run, [...linesOf(1), ...linesOf(2, 1, 70)]);
    // The second step was interrupted after its checkpoint at update 50.
    const cut = events.findIndex((event) => event.type === "validated" && event.step === 2);
    const checkpoint = {
      ...{ type: "checkpoint", step: 2, update: 50, loss: 1 },
      meta: { at: events[cut]!.meta.at },
    } as Event;
    const interrupted = [...events.slice(0, cut + 1), checkpoint];
    const log = new TensorBoardLog(folder, interrupted, lastingMetrics(run, interrupted));
    for (const line of linesOf(2, 51)) log.addLine(line);
    for (const event of events.slice(cut + 1)) log.addEvent(event);
    log.close();
    const text = execFileSync(python, [join(fixtures, "read_events.py"), folder], {
      encoding: "utf8",
      stdio: "pipe",
    });
    const scalars = JSON.parse(text) as Record<string, [step: number, value: number, at: number][]>;
    const lines = [...linesOf(1), ...linesOf(2)];
    const steps = lines.map(({ step, update }) => 100 * (step - 1) + update);
    const inFloat32 = (values: readonly number[]) => [...Float32Array.from(values)];
    for (const [tag, values] of [
      ["training/loss", lines.map(({ loss }) => loss)],
      ["training/learning_rate", lines.map(({ learningRate }) => learningRate)],
      ["training/gradient_norm", lines.map(({ gradientNorm }) => gradientNorm!)],
      ["training/examples_per_second", lines.map(({ examplesPerSecond }) => examplesPerSecond)],
    ] as const) {
      expect(
        scalars[tag]!.map(([step]) => step),
        tag,
      ).toEqual(steps);
      const found = scalars[tag]!.map(([, value]) => value);
      // The file of the metrics has six digits.
      inFloat32(values).forEach((value, place) => expect(found[place], tag).toBeCloseTo(value, 4));
    }
    expect(scalars["training/loss"]!.map(([, , at]) => at)).toEqual(lines.map(({ at }) => at));
    const pointsOf = (tag: string) => scalars[tag]?.map(([step, value]) => [step, value]);
    expect(pointsOf("validation/loss")).toEqual([
      [50, 2.5],
      [100, 2.25],
      [150, 1.25],
      [200, 1.125],
    ]);
    expect(pointsOf("growth/parameters")).toEqual([
      [1, 1000],
      [2, 2000],
    ]);
    expect(pointsOf("scores/accuracy")).toEqual([
      [1, 0.25],
      [2, 0.5],
    ]);
    expect(pointsOf("scores/recall/data of step 2")).toEqual(
      inFloat32([0.1, 0.2]).map((value, i) => [i + 1, value]),
    );
  });
});
