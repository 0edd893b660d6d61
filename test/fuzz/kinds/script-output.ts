import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { runCommand } from "../../../src/cli/commands/run.ts";
import { trialsCommand } from "../../../src/cli/commands/trials.ts";
import { readEventLog } from "../../../src/run/log/event-log.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";
import { ensure } from "../broken-promise.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { changedLines } from "../mutate/change-lines.ts";
import { oddName, oddTree } from "../mutate/odd-values.ts";
import { textOf, treeOf } from "../mutate/json-tree.ts";
import { refuseControlCharacters, silently } from "../silently.ts";

/** What a command does once it has printed, of which nothing takes long. */
const QUICK = [
  ...[
    "exit 0",
    "exit 0",
    "exit 0",
    "exit 0",
    "exit 1",
    "exit 137",
    "kill -9 $$",
    "kill -TERM $$",
    "nosuchcommand",
  ],
  ...["sleep 30 &", "(sleep 30; echo late) & exit 0", "exec >&- 2>&-", "cat >/dev/null", "yes", "yes {}"],
];
/** What would go on for longer than the limit of a second. */
const SLOW = ["exec sleep 30", "yes >&2", "sleep 30 & wait"];

/** Characters of a failure that a log may keep. */
const LARGEST_FAILURE = 20_000;

/** What the commands of the evaluator `script` print, and how they end. */
export const scriptOutput: Kind = {
  name: "script-output",
  inputs: () =>
    fc.record({
      stdout: output,
      stderr: fc.oneof(
        fc.constant(""),
        fc.constantFrom("\u001b[2Jred\u0007", "x".repeat(2e6), "\r50 %\r"),
        oddName,
      ),
      "experiment.json": fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...QUICK).map((ending) => experimentThatEnds(ending, 60)) },
        { weight: 1, arbitrary: fc.constantFrom(...SLOW).map((ending) => experimentThatEnds(ending, 1)) },
      ),
    }),
  read: async (folder) => {
    const [file, out] = [join(folder, "experiment.json"), join(folder, "runs")];
    const machine = {
      engine: undefined,
      mode: undefined,
      workers: undefined,
      loaders: undefined,
      tensorboard: undefined,
    };
    const request = { _: [], $0: "espalier", file, set: [], plugins: true, out, again: false, ...machine };
    try {
      const printed = await silently(() => runCommand.handler(request));
      refuseControlCharacters(printed.stdout + printed.stderr, "run");
    } finally {
      await checkRun(join(out, readdirSync(out)[0] ?? ""), readFileSync(join(folder, "stdout")));
    }
  },
};

async function checkRun(run: string, output: Uint8Array): Promise<void> {
  const printed = await silently(() =>
    trialsCommand.handler({ _: [], $0: "espalier", run, step: undefined, json: false }),
  );
  refuseControlCharacters(printed.stdout + printed.stderr, "trials");
  const trials = readEventLog(join(run, RUN_FILES.log)).events.filter(
    (event) => event.type === "trial-finished",
  );
  for (const { status, measurements, failure = "" } of trials) {
    const isShort = failure.length <= LARGEST_FAILURE;
    ensure(isShort, "a log keeps a long failure", `${failure.length} characters`);
    if (status === "failed") continue;
    ensure(Number.isFinite(measurements["accuracy"]), "a measured trial has no figure");
    ensureUtf8(output);
  }
}

const line = fc.oneof(
  changedJson(treeOf({ accuracy: 0.5, loss: 1 }), 2).map(textOf),
  oddTree.map(textOf),
  fc.constantFrom("NaN", '{"accuracy":NaN}', "Epoch 1/10", "", "{", '{"accuracy": 0.25, }'),
);
const lines = fc
  .oneof(fc.constant([]), fc.array(line, { minLength: 1, maxLength: 4 }))
  .map((others) => [...others, '{"accuracy":0.5}']);

const output: Arbitrary<Uint8Array> = lines
  .chain((all) => changedLines(all, 1))
  .chain((all) => asBytes(all.join("\n")));

function experimentThatEnds(ending: string, timeLimitSeconds: number): string {
  return JSON.stringify({
    name: "output",
    searchSpace: { dimensions: { x: { type: "integer", low: 1, high: 1 } } },
    search: {
      strategy: "grid",
      trials: 1,
      evaluator: {
        type: "script",
        command: `cat stdout; cat stderr >&2; ${ending}`,
        measurements: [{ measurement: "accuracy", direction: "maximize" }],
        timeLimitSeconds,
      },
      selection: "best",
    },
  });
}
