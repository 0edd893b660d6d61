import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { EspalierError } from "espalier";
import { exportCommand } from "../../../src/cli/commands/export.ts";
import { statusCommand } from "../../../src/cli/commands/status.ts";
import { trialsCommand } from "../../../src/cli/commands/trials.ts";
import { plainSchema } from "../../../src/json/plain-schema.ts";
import { readEventLog } from "../../../src/run/log/event-log.ts";
import { RUN_FILES } from "../../../src/run/store/run-files.ts";
import { EventSchema } from "../../../src/run/log/events.ts";
import { ensure } from "../broken-promise.ts";
import type { Corpus, RecordedRun } from "../corpus.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { changedLines } from "../mutate/change-lines.ts";
import { fromSchema } from "../mutate/from-schema.ts";
import { type JsonTree, textOf, treeOf } from "../mutate/json-tree.ts";
import { refuseControlCharacters, silently } from "../silently.ts";

/** The logs of runs, as `status`, `trials` and `export` read them. */
export const events: Kind = {
  name: "events",
  inputs: ({ runs }: Corpus) =>
    fc.constantFrom(...runs).chain((run) =>
      fc.record({
        [RUN_FILES.log]: changedLog(run),
        "experiment.json": mostlyAsItIs(run, "experiment.json"),
        "environment.json": mostlyAsItIs(run, "environment.json"),
      }),
    ),
  read: async (run) => {
    const file = join(run, RUN_FILES.log);
    const { events, wholeBytes, brokenBytes } = readEventLog(file);
    const bytes = readFileSync(file);
    ensure(wholeBytes + brokenBytes === bytes.length, "a log's bytes are not accounted for");
    ensure(
      events.every(({ sequence }, place) => sequence === place),
      "a log's numbers have gaps",
    );
    ensureUtf8(bytes.subarray(0, wholeBytes));
    await readAll([
      async () => forPeople(() => statusCommand.handler({ ...given, run, json: false }), "status"),
      async () => forPrograms(() => statusCommand.handler({ ...given, run, json: true }), "status"),
      async () =>
        forPeople(() => trialsCommand.handler({ ...given, run, step: undefined, json: false }), "trials"),
      async () =>
        forPrograms(() => trialsCommand.handler({ ...given, run, step: undefined, json: true }), "trials"),
      ...(["json", "typescript", "trials"] as const).map((format) => async () => {
        const none = { top: undefined, step: undefined, out: undefined, engine: undefined };
        const options = { ...given, run, format, ...none };
        await silently(() => exportCommand.handler(options));
      }),
    ]);
  },
};

const given = { _: [], $0: "espalier" };

function changedLog(run: RecordedRun): Arbitrary<Uint8Array> {
  const lines = linesOf(run);
  const changed = fc
    .array(fc.tuple(fc.nat({ max: lines.length - 1 }), fc.nat()), { maxLength: 3 })
    .chain((places) =>
      fc.tuple(
        ...places.map(([place]) =>
          changedJson(treeOf(JSON.parse(lines[place]!)), 2).map((tree) => [place, textOf(tree)] as const),
        ),
      ),
    )
    .map((made) => lines.map((line, place) => made.find(([other]) => other === place)?.[1] ?? line));
  const numbered = changed.chain((all) => changedLines(all, 2)).map(renumbered);
  const damaged = changed.chain((all) => changedLines(all, 3));
  const made = fc
    .array(madeEvent, { maxLength: 12 })
    .map((trees) => renumbered([lines[0]!, ...trees.map(textOf)]));
  return fc
    .oneof(
      { weight: 4, arbitrary: numbered },
      { weight: 1, arbitrary: damaged },
      { weight: 1, arbitrary: made },
    )
    .chain((all) => asBytes(all.map((line) => `${line}\n`).join("")));
}

const madeEvent: Arbitrary<JsonTree> = fromSchema(plainSchema(EventSchema));

/** The same lines with right sequence numbers, so that more than the first wrong one is read. */
function renumbered(lines: readonly string[]): string[] {
  return lines.map((line, place) => line.replace(/"sequence":-?\d+/, `"sequence":${place}`));
}

function linesOf({ files }: RecordedRun): string[] {
  return Buffer.from(files[RUN_FILES.log]!).toString().trimEnd().split("\n");
}

/** A JSON file of a run, changed one time in ten. */
export function mostlyAsItIs({ files }: RecordedRun, name: string): Arbitrary<Uint8Array> {
  const bytes = files[name]!;
  const tree = treeOf(JSON.parse(Buffer.from(bytes).toString()));
  const changed = changedJson(tree, 3).chain((made) => asBytes(textOf(made)));
  return fc.oneof({ weight: 9, arbitrary: fc.constant(bytes) }, { weight: 1, arbitrary: changed });
}

/** Takes each path; one that is refused keeps no other from being taken. @throws the last refusal. */
async function readAll(paths: readonly (() => Promise<void>)[]): Promise<void> {
  let refusal: EspalierError | undefined;
  for (const path of paths) {
    try {
      await path();
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      refusal = error;
    }
  }
  if (refusal !== undefined) throw refusal;
}

async function forPeople(handler: () => void | Promise<void>, command: string): Promise<void> {
  const { stdout, stderr } = await silently(handler);
  refuseControlCharacters(stdout + stderr, command);
}

async function forPrograms(handler: () => void | Promise<void>, command: string): Promise<void> {
  const { stdout } = await silently(handler);
  ensure(isJson(stdout), `${command} --json prints no JSON`, stdout.slice(0, 500));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
