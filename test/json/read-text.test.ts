import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EspalierError } from "../../src/espalier-error.ts";
import { readText } from "../../src/json/read-text.ts";

const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));

async function failure(file: string): Promise<string> {
  const error = await readText(file).catch((reason: unknown) => reason);
  const { code, message, remedy } = error as EspalierError;
  return [code, message, remedy].join("\n").replaceAll(folder, "FOLDER");
}

test("a folder is not a file; the experiment in it is named", async () => {
  expect(await failure(".")).toBe("ESPALIER_NOT_A_FILE\n. is a folder, not a file.\nName a file.");
  writeFileSync(join(folder, "experiment.json"), "{}");
  expect(await failure(folder)).toBe(
    "ESPALIER_NOT_A_FILE\nFOLDER is a folder, not a file.\nName a file, such as FOLDER/experiment.json.",
  );
});

test("what could be waited for without end is not read", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  expect(await failure(pipe)).toMatchInlineSnapshot(`
    "ESPALIER_NOT_A_FILE
    FOLDER/pipe is a named pipe, not a file.
    Name a file."
  `);
  expect(await failure("/dev/zero")).toMatchInlineSnapshot(`
    "ESPALIER_NOT_A_FILE
    /dev/zero is a device, not a file.
    Name a file."
  `);
  const server = createServer().listen(join(folder, "socket"));
  await new Promise((listening) => server.on("listening", listening));
  expect(await failure(join(folder, "socket"))).toMatchInlineSnapshot(`
    "ESPALIER_NOT_A_FILE
    FOLDER/socket is a socket, not a file.
    Name a file."
  `);
  server.close();
});

test("the system's reasons are words", async () => {
  symlinkSync("loop", join(folder, "loop"));
  writeFileSync(join(folder, "plain"), "");
  expect(await failure(join(folder, "none"))).toMatchInlineSnapshot(`
    "ESPALIER_FILE_MISSING
    There is no file FOLDER/none.
    Correct the path."
  `);
  expect(await failure(join(folder, "loop"))).toMatchInlineSnapshot(`
    "ESPALIER_FILE_UNREADABLE
    File FOLDER/loop cannot be read: its symbolic links form a cycle.
    Make the file readable, or correct the path."
  `);
  expect(await failure(join(folder, "plain", "x"))).toMatchInlineSnapshot(`
    "ESPALIER_FILE_UNREADABLE
    File FOLDER/plain/x cannot be read: a part of the path is not a folder.
    Make the file readable, or correct the path."
  `);
  expect((await failure(join(folder, "x".repeat(300)))).replaceAll(/x{300}/g, "NAME")).toMatchInlineSnapshot(`
    "ESPALIER_FILE_UNREADABLE
    File FOLDER/NAME cannot be read: the name is too long.
    Make the file readable, or correct the path."
  `);
});

test.skipIf(process.getuid?.() === 0)("a file without read permission is said to be one", async () => {
  writeFileSync(join(folder, "secret"), "{}", { mode: 0o200 });
  expect(await failure(join(folder, "secret"))).toContain("cannot be read: permission denied.");
});

test("a file that no memory should hold is refused by its size", async () => {
  mkdirSync(join(folder, "large"));
  const file = join(folder, "large", "file.json");
  writeFileSync(file, "");
  truncateSync(file, 2 ** 32);
  expect(await failure(file)).toMatchInlineSnapshot(`
    "ESPALIER_TEXT_TOO_LONG
    File FOLDER/large/file.json has 4294967296 bytes.
    Remove data that is not needed."
  `);
});
