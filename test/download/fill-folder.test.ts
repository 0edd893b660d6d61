import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownProcessSpace } from "../../src/files/process-identity.ts";
import { scriptsIn } from "../tensor/child-process.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const run = scriptsIn("download");

/**
 * Fills a folder with two files in a process of its own, which does `between` once so many others have said in the
 * folder `waiting` that they wait.
 */
const fill = (folder: string, { waiting = temporaryFolder(), waiters = 0, between = "" } = {}) =>
  run(`
    import { readdirSync, writeFileSync } from "node:fs";
    import { join } from "node:path";
    import { setTimeout } from "node:timers/promises";
    import { fillFolder } from "./fill-folder.js";
    const work = async (partial) => {
      console.log("works");
      writeFileSync(join(partial, "first"), "1");
      while (readdirSync(${JSON.stringify(waiting)}).length < ${waiters}) await setTimeout(20);
      ${between}
      writeFileSync(join(partial, "last"), "2");
    };
    await fillFolder(${JSON.stringify(folder)}, work, () => {
      console.log("waits");
      writeFileSync(join(${JSON.stringify(waiting)}, String(process.pid)), "");
    });`);

async function begun(folder: string): Promise<void> {
  await expect.poll(() => existsSync(`${folder}.lock`), { timeout: 30_000 }).toBe(true);
}

test("of several that fill one folder one works and the others wait", async () => {
  const parent = temporaryFolder();
  const folder = join(parent, "engine");
  const waiting = temporaryFolder();
  const first = fill(folder, { waiting, waiters: 2 });
  await begun(folder);
  const outcomes = await Promise.all([first, fill(folder, { waiting }), fill(folder, { waiting })]);
  expect(outcomes.map(({ stdout, stderr }) => stdout + stderr)).toEqual(["works\n", "waits\n", "waits\n"]);
  expect(readdirSync(parent)).toEqual(["engine"]);
  expect(readdirSync(folder)).toEqual(["first", "last"]);
});

test("one that waits goes on where the one that worked was killed", async () => {
  const parent = temporaryFolder();
  const folder = join(parent, "engine");
  const waiting = temporaryFolder();
  const first = fill(folder, { waiting, waiters: 1, between: 'process.kill(process.pid, "SIGKILL");' });
  await begun(folder);
  const [{ status }, second] = await Promise.all([first, fill(folder, { waiting })]);
  expect(status).not.toBe(0);
  expect(second).toMatchObject({ status: 0, stdout: "waits\nworks\n" });
  expect(readdirSync(parent)).toEqual(["engine"]);
});

test("the lock of another host counts as long as it is touched", async () => {
  const parent = temporaryFolder();
  const lock = join(parent, "engine.lock");
  writeFileSync(lock, JSON.stringify({ ...ownProcessSpace(), host: "elsewhere", pid: 1, started: "" }));
  mkdirSync(join(parent, "engine.partial.1@elsewhere"));
  const waiting = temporaryFolder();
  const second = fill(join(parent, "engine"), { waiting });
  await expect.poll(() => readdirSync(waiting), { timeout: 30_000 }).toHaveLength(1);
  const minutesAgo = new Date(Date.now() - 120_000);
  utimesSync(lock, minutesAgo, minutesAgo);
  expect(await second).toMatchObject({ status: 0, stdout: "waits\nworks\n" });
  expect(readdirSync(parent)).toEqual(["engine"]);
});

test("a failed one leaves nothing", async () => {
  const parent = temporaryFolder();
  const { stderr } = await fill(join(parent, "engine"), { between: 'throw new Error("the disk is full");' });
  expect(stderr).toContain("the disk is full");
  expect(readdirSync(parent)).toEqual([]);
});
