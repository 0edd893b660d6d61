import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { uncoloured } from "../uncoloured.ts";

const WORK = "dist/test/cli/children/long-work.js";

const ESCAPE = "\u001B";

/** Modes and positions of a terminal's cursor, and parts of lines that are cleared. */
const CURSOR = new RegExp(`${ESCAPE}(?:\\[\\?\\d+[hl]|\\[\\d*K|[78])`, "g");

/** Lines, and states of the bar, as a terminal gets them. */
async function inTerminal(command: string): Promise<readonly string[]> {
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    env: uncoloured(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = (await text(child.stdout)).replaceAll(`${ESCAPE}[1G`, "\n").replaceAll(CURSOR, "");
  return output.split(/[\r\n]+/).filter((line) => line.trim() !== "");
}

test("a terminal shows a bar, which gives way to lines", async () => {
  const lines = await inTerminal(`${process.execPath} ${WORK} 400`);
  expect(lines[0]).toBe("Drawing 4 icons, once per machine.");
  expect(lines).toContainEqual(
    expect.stringMatching(/^Drawing icons █{12}░{12} 2 of 4 icons(, \d s left)?$/u),
  );
  expect(lines.at(-1)).toBe("All is drawn.");
});

test("without a terminal, work of less than ten seconds has no lines of its own", async () => {
  const child = spawn(process.execPath, [WORK, "10"], { env: uncoloured() });
  expect(await text(child.stderr)).toBe("Drawing 4 icons, once per machine.\nAll is drawn.\n");
});

test("without a terminal, longer work has a line every ten seconds", async () => {
  const child = spawn(process.execPath, [WORK, "3400"], { env: uncoloured() });
  expect(await text(child.stderr)).toMatch(
    /^Drawing 4 icons.*\n {2}Drawing icons: 3 of 4 icons, \d s left\nAll is drawn\.\n$/,
  );
}, 30_000);
