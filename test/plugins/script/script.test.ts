import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Architecture, type Candidate, ExperimentFolder, type Measurements, Random } from "espalier";
import { describeEvaluator } from "espalier/testing";
import { describe, expect, test } from "vitest";
import { script } from "../../../plugins/script/script.ts";
import { gone } from "../../cli/processes.ts";
import { build } from "../build.ts";

const layers = (count: number) => new Architecture({ layers: count });
const accuracy = { measurement: "accuracy", direction: "maximize" };

describeEvaluator(script, [
  {
    name: "a Python program",
    options: { command: "python3 train.py", measurements: [accuracy] },
    architectures: [layers(1), layers(2)],
    unmeasurable: [layers(6)],
    injected: [[ExperimentFolder, { path: resolve("test/cases/script") }]],
  },
]);

const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));

async function run(command: string, options: Readonly<Record<string, unknown>> = {}): Promise<Measurements> {
  const all = { command, measurements: [accuracy], timeLimitSeconds: 30, ...options };
  const evaluator = await build(script, all, [{ path: folder }]);
  const candidate: Candidate = {
    architecture: layers(3),
    step: 2,
    budget: 0.5,
    random: new Random(1),
    inherit: () => Promise.reject(new Error("nothing is trained")),
  };
  return evaluator.measure(candidate);
}

describe("a command", () => {
  test("is told what to measure, as one line of JSON", async () => {
    await run(`cat > told.json; wc -l < told.json >&2; echo '{"accuracy": 1}'`);
    const told = readFileSync(join(folder, "told.json"), "utf8");
    expect(told).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(told)).toEqual({
      architecture: { layers: 3 },
      budget: 0.5,
      step: 2,
      seed: expect.any(Number) as number,
    });
  });

  test("may print several objects, of which the later values count", async () => {
    const printed = `printf '{"accuracy": 0.1, "epoch": 1}\\n\\n{"accuracy": 0.2}\\r\\n{"size": 4}'`;
    expect(await run(printed)).toEqual({ accuracy: 0.2, epoch: 1, size: 4 });
  });

  test("may print integers that no number of 64 bits is, as a count of operations may be", async () => {
    expect(await run(`echo '{"accuracy": 12345678901234567890}'`)).toEqual({
      accuracy: Number("12345678901234567890"),
    });
  });

  test("may call its measurements what every object has", async () => {
    const names = ["toString", "valueOf", "hasOwnProperty", "type", "length"];
    const measurements = names.map((measurement) => ({ measurement, direction: "maximize" }));
    const printed = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])));
    expect(Object.entries(await run(`echo '${printed}'`, { measurements }))).toEqual(
      names.map((name) => [name, 1]),
    );
    await expect(run(`echo '{"accuracy": 1}'`, { measurements })).rejects.toThrow(
      "printed no toString, valueOf",
    );
  });

  test("need not read what it is told", async () => {
    expect(await run(`exec 0<&-; echo '{"accuracy": 1}'`)).toEqual({ accuracy: 1 });
  });

  test.each([
    ["garbage", "echo hello", "Line 1 of the command's standard output is not a JSON object: hello."],
    ["no JSON number", `echo '{"accuracy": NaN}'`, 'is not a JSON object: {"accuracy": NaN}.'],
    ["a list", "echo; echo '[1]'", "Line 2 of the command's standard output is not a JSON object: [1]."],
    [
      "a text",
      `echo '{"accuracy": "high"}'`,
      '"accuracy" in line 1 of the command\'s standard output is not a finite number: "high".',
    ],
    ["a number beyond all numbers", `echo '{"accuracy": 1e999}'`, "is not a finite number"],
    [
      "a name twice",
      `echo '{"accuracy": 1, "accuracy": 2}'`,
      'The command\'s output cannot be used: 1 problem in standard output: /accuracy (standard output:1:17): Key "accuracy" is repeated, first at standard output:1:2.',
    ],
    [
      "a name that reaches into prototypes",
      `echo '{"accuracy": 1, "__proto__": 2}'`,
      'The command\'s output cannot be used: 1 problem in standard output: /__proto__ (standard output:1:17): Key "__proto__" is reserved.',
    ],
    [
      "another encoding",
      `printf '{"accuracy": 1, "gr\\366\\337e": 2}'`,
      "The command's output cannot be used: standard output is not UTF-8: byte 0xF6 at line 1, column 20 (offset 19).",
    ],
    [
      "lists without end",
      `python3 -c 'print("[" * 100000)'`,
      "The command's output cannot be used: standard output has lists and objects nested more than 100 deep.",
    ],
    [
      "more names than anybody reads",
      `python3 -c 'import json; print(json.dumps({f"m{i}": i for i in range(60000)}))'`,
      "The command printed more than 1000 measurements.",
    ],
    [
      "a name that is a book",
      `python3 -c 'print("{\\"" + "a" * 900000 + "\\": 1}")'`,
      `A measurement in line 1 of the command's standard output has a name of 900000 characters: ${"a".repeat(120)}....`,
    ],
    [
      "two megabytes of complaints",
      `python3 -c 'import sys; [print("line", i, file=sys.stderr) for i in range(170000)]; sys.exit(3)'`,
      /^The command ended with exit code 3; standard error, after 19\d{5} bytes that are left out, ends: .{1900,2600}line 169999\.$/,
    ],
    ["something else", `echo '{"loss": 1}'`, "The command printed no accuracy, but loss."],
    ["nothing", "true", "The command printed no accuracy, but nothing."],
    [
      "an exit code",
      `echo one >&2; echo '{"accuracy": 1}'; printf 'two\\nthree\\n' >&2; exit 3`,
      "The command ended with exit code 3; standard error ends: one / two / three.",
    ],
    ["a command that is not there", "no-such-command", "could not execute the command (exit code 127; "],
    ["a signal", "kill -TERM $$; sleep 60", "The command ended with signal SIGTERM."],
    [
      "too much",
      "echo enough >&2; yes",
      "The command printed more than 1048576 bytes on its standard output; standard error ends: enough",
    ],
  ])("that prints or ends with %s fails", async (_, command, message) => {
    await expect(run(command)).rejects.toThrow(message);
  });

  test("in a folder that is not there fails", async () => {
    const evaluator = await build(script, { command: "true", measurements: [accuracy] }, [
      { path: join(folder, "none") },
    ]);
    const candidate = { architecture: layers(1), step: 1, budget: 1, random: new Random(1) };
    const measured = evaluator.measure({ ...candidate, inherit: () => Promise.reject(new Error()) });
    await expect(measured).rejects.toMatchObject({ code: "ESPALIER_SCRIPT_NOT_STARTED" });
  });

  test("that hangs is ended with all that it has started, whatever that ignores", async () => {
    const command = `trap '' TERM INT HUP; sleep 1000 & echo $! $$ > pids; echo waiting >&2; wait`;
    await expect(run(command, { timeLimitSeconds: 3 })).rejects.toThrow(
      "The command had not ended after 3 seconds; standard error ends: waiting.",
    );
    await gone(readFileSync(join(folder, "pids"), "utf8").split(/\s+/).filter(Boolean).map(Number));
  });

  test("leaves nobody behind who holds its output open", async () => {
    expect(await run(`sleep 1000 & echo $! > pids; echo '{"accuracy": 1}'`)).toEqual({ accuracy: 1 });
    await gone([Number(readFileSync(join(folder, "pids"), "utf8"))]);
  });

  test("is not waited for by those that leave its group", async () => {
    expect(await run(`setsid sleep 3 & sleep 0.2; echo '{"accuracy": 1}'`)).toEqual({ accuracy: 1 });
  });
});
