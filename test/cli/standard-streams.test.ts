import { execFile, execFileSync, spawn } from "node:child_process";
import { constants, createReadStream, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { uncoloured } from "../uncoloured.ts";
import { emptyFolder, espalier, MAIN, onlyRun, type Outcome } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const SCRIPT = "test/cases/script/experiment.json";

/** Runs a line of Bash, in which `$E` is the command line. */
function bash(line: string): Promise<Outcome> {
  const env = { ...uncoloured(), E: `${process.execPath} ${MAIN}` };
  return new Promise((done) => {
    const child = execFile("bash", ["-c", line], { env }, (_, stdout, stderr) =>
      done({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });
}

describe("a reader that has gone", () => {
  test.each([1, 2])("a run with %d workers goes on to its end without it", async (workers) => {
    const out = emptyFolder();
    const outcome = await bash(
      `$E run ${SCRIPT} --out ${out} --engine wasm --workers ${workers} 2>&1 | head -1; exit \${PIPESTATUS[0]}`,
    );
    expect(outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/^script in .*\n$/) });
    const { state, events } = readRun(onlyRun(out));
    expect(state).toBe("finished");
    expect(events.filter(({ type }) => type === "trial-finished")).toHaveLength(6);
  });

  test("a command whose output is cut off ends without a word", async () => {
    const outcome = await bash(`$E schema | head -1; exit \${PIPESTATUS[0]}`);
    expect(outcome).toMatchObject({ code: 0, stdout: "{\n", stderr: "" });
  });
});

describe("standard output that cannot be written", () => {
  let run: string;
  beforeAll(async () => {
    const out = emptyFolder();
    await espalier("run", SCRIPT, "--out", out, "--engine", "wasm");
    run = onlyRun(out);
  });

  test.each([
    ["strategies"],
    ["schema"],
    ["--help"],
    ["--version"],
    [`validate ${SCRIPT}`],
    ["trials RUN"],
    ["status RUN"],
    ["export RUN"],
    [`run ${SCRIPT} --out ${emptyFolder()}`],
  ])("%s: exit code 1 and the reason", async (command) => {
    const { code, stderr } = await bash(`$E ${command.replace("RUN", run)} >/dev/full`);
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_OUTPUT_NOT_WRITTEN  Standard output could not be written: ENOSPC: no space left on
          device, write.
        to do   Free space at the target of the redirection, or redirect it elsewhere. Then repeat the
                command."
    `);
    expect(code).toBe(1);
  });

  test("a file that takes a part of it alone is no success", async () => {
    const file = join(emptyFolder(), "schema.json");
    // The limit is a file's size in KiB; without the trap reaching it would be a signal's business.
    const { code, stderr } = await bash(`trap '' XFSZ; ulimit -f 8; $E schema >${file}`);
    expect(code, stderr).toBe(1);
    expect(errorIn(stderr)).toMatchInlineSnapshot(`
      "error ESPALIER_OUTPUT_NOT_WRITTEN  Standard output could not be written: EFBIG: file too large,
          write.
        to do   Free space at the target of the redirection, or redirect it elsewhere. Then repeat the
                command."
    `);
    expect(readFileSync(file)).toHaveLength(8 * 1024);
  });

  test("an error whose message cannot be written keeps its exit code", async () => {
    expect(await bash(`$E trials ${emptyFolder()} 2>/dev/full`)).toMatchObject({ code: 2, stderr: "" });
  });
});

test("a slow reader of a pipe that does not block gets all of it", async () => {
  const pipe = join(emptyFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const child = spawn(process.execPath, [MAIN, "schema"], { stdio: ["ignore", descriptor, "inherit"] });
  await setTimeout(1500);
  let text = "";
  const reader = createReadStream(pipe, { encoding: "utf8" });
  for await (const chunk of reader) {
    text += chunk;
    if (text.endsWith("\n}\n")) break;
  }
  expect(JSON.parse(text)).toHaveProperty("properties");
  if (child.exitCode === null) await new Promise((ended) => child.once("exit", ended));
  expect(child.exitCode).toBe(0);
});
