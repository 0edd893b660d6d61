import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Lock } from "../../src/files/lock.ts";
import { ownProcessSpace, type ProcessSpace } from "../../src/files/process-identity.ts";
import { processStart } from "../../src/files/process-start.ts";
import { startChild } from "../run/children/start-child.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";
import { thrown } from "../run/thrown.ts";

test("is free again once it is released", () => {
  const folder = temporaryFolder();
  const file = join(folder, "lock");
  Lock.acquire(file).release();
  const lock = Lock.acquire(file);
  expect(thrown(() => Lock.acquire(file)).message).toBe(`Process ${process.pid} is working on this run.`);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("is held by a living process, and free at once after kill -9", async () => {
  const path = join(temporaryFolder(), "lock");
  const child = startChild("hold-lock.js", [path, "1"]);
  child.process.stdin?.write("0\n");
  await child.printed(2);
  expect(child.lines).toEqual(["ready", "acquired"]);
  const file = `${path}-0`;
  expect(thrown(() => Lock.acquire(file))).toEqual({
    code: "ESPALIER_RUN_IN_USE",
    message: `Process ${child.process.pid} is working on this run.`,
    culprit: file,
  });
  await child.kill();
  Lock.acquire(file).release();
});

test("is not released by who does not hold it any more", () => {
  const file = join(temporaryFolder(), "lock");
  const lock = Lock.acquire(file);
  writeFileSync(file, "another process'");
  lock.release();
  expect(existsSync(file)).toBe(true);
});

test.each(["free", "left by a dead process"])("goes to one of two processes when it is %s", async (state) => {
  const path = join(temporaryFolder(), "lock");
  const rounds = Array.from({ length: 50 }, (_, round) => round);
  if (state !== "free")
    rounds.forEach((round) => writeHolder(`${path}-${round}`, { started: "another time" }));
  const children = [1, 2].map(() => startChild("hold-lock.js", [path, String(rounds.length)]));
  await Promise.all(children.map((child) => child.printed(1)));
  for (const child of children) child.process.stdin?.write(`${Date.now() + 100}\n`);
  await Promise.all(children.map((child) => child.printed(1 + rounds.length)));
  await Promise.all(children.map((child) => child.kill()));
  for (const round of rounds) {
    const outcomes = children.map((child) => child.lines[1 + round] ?? "").toSorted(byText);
    expect(outcomes).toEqual(["ESPALIER_RUN_IN_USE", "acquired"]);
  }
});

test("is taken over from a process whose number another one has by now", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { started: "another time" });
  Lock.acquire(file);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
  expect(readFileSync(file, "utf8")).not.toContain("another time");
});

test("is taken over even if a process died while it was taking it over", () => {
  const folder = temporaryFolder();
  const file = join(folder, "lock");
  writeHolder(file, { started: "another time" });
  writeHolder(`${file}.takeover`, { started: "another time" });
  Lock.acquire(file);
  expect(readdirSync(folder)).toEqual(["lock"]);
});

test("left by a dead process is left alone while another process takes it over", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { started: "another time" });
  const before = readFileSync(file, "utf8");
  const guard = Lock.acquire(`${file}.takeover`);
  expect(thrown(() => Lock.acquire(file)).code).toBe("ESPALIER_RUN_IN_USE");
  expect(readFileSync(file, "utf8")).toBe(before);
  guard.release();
  Lock.acquire(file);
});

test("of another host is left alone", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { host: "elsewhere", pid: 12 });
  expect(thrown(() => Lock.acquire(file))).toEqual({
    code: "ESPALIER_RUN_IN_USE_ELSEWHERE",
    message:
      'Process 12 on host "elsewhere" is working on this run, or was when that host or container ended.',
    culprit: file,
  });
});

test("of another host is free when it has been silent for so long as the caller allows", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { host: "elsewhere", pid: 12 });
  expect(thrown(() => Lock.acquire(file, 60_000)).code).toBe("ESPALIER_RUN_IN_USE_ELSEWHERE");
  const minutesAgo = new Date(Date.now() - 120_000);
  utimesSync(file, minutesAgo, minutesAgo);
  expect(thrown(() => Lock.acquire(file)).code).toBe("ESPALIER_RUN_IN_USE_ELSEWHERE");
  const lock = Lock.acquire(file, 60_000);
  utimesSync(file, minutesAgo, minutesAgo);
  lock.touch();
  expect(thrown(() => Lock.acquire(file, 60_000)).code).toBe("ESPALIER_RUN_IN_USE");
  lock.release();
});

test("of another container of this host is left alone", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { namespace: "pid:[1]", pid: 12 });
  expect(thrown(() => Lock.acquire(file)).message).toBe(
    `Process 12 on host "${hostname()}" (PID namespace pid:[1]) is working on this run, or was when that host or container ended.`,
  );
});

test.runIf(process.platform === "linux")("is taken over after a reboot, and left alone on a clone", () => {
  const file = join(temporaryFolder(), "lock");
  writeHolder(file, { boot: "another boot" });
  expect(thrown(() => Lock.acquire(file)).code, "younger than this boot").toBe(
    "ESPALIER_RUN_IN_USE_ELSEWHERE",
  );
  utimesSync(file, 0, 1);
  Lock.acquire(file).release();
  writeHolder(file, { boot: "another boot", machine: "another machine" });
  utimesSync(file, 0, 1);
  expect(thrown(() => Lock.acquire(file)).code).toBe("ESPALIER_RUN_IN_USE_ELSEWHERE");
});

test.each(["", "{}", "nonsense"])("that reads %j is left alone", (text) => {
  const file = join(temporaryFolder(), "lock");
  writeFileSync(file, text);
  expect(thrown(() => Lock.acquire(file)).code).toBe("ESPALIER_UNREADABLE_LOCK");
});

test.skipIf(process.platform === "win32")("a process that nobody has waited for has ended", async () => {
  const parent = spawn("sh", ["-c", "sleep 1 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once("data", (text) => resolve(Number(text))),
  );
  await expect.poll(() => processStart(pid), { timeout: 10_000 }).toBeUndefined();
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill();
});

function writeHolder(file: string, holder: Partial<ProcessSpace> & { pid?: number; started?: string }): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, ...ownProcessSpace(), started: "", ...holder }));
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}
