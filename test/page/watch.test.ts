import { spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { emptyFolder, espalier, MAIN, start, type Started } from "../cli/espalier.ts";
import { linesOfRun, writeRun } from "../report/written-run.ts";
import { writeSweep } from "../report/written-sweep.ts";
import { hasBrowser, openPage } from "./browser.ts";

/** A program that runs a command in a terminal. */
const hasScript = spawnSync("script", ["--version"]).status === 0;

const started: Started[] = [];

afterEach(async () => {
  for (const { child, finished } of started.splice(0)) {
    child.kill();
    await finished;
  }
});

/** Starts `espalier watch`. @returns the address that it names. */
async function watch(...args: readonly string[]): Promise<string> {
  const one = start("watch", ...args);
  started.push(one);
  return new Promise((resolve, reject) => {
    one.child.stderr!.on("data", (chunk: Buffer) => {
      const [address] = /http:\S+/.exec(String(chunk)) ?? [];
      if (address !== undefined) resolve(address);
    });
    void one.finished.then(({ stderr }) => reject(new Error(stderr)));
  });
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function ask(address: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  const { method = "GET", host } = options;
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const sent = request(address, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    sent.on("error", reject).end();
  });
}

/** Names and times of all files in a folder. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
}

describe("the server of pages", () => {
  test("answers GET to loopback alone, and leads nowhere else", async () => {
    const root = emptyFolder();
    writeRun(join(root, "run"));
    const address = await watch(root);
    const { port } = new URL(address);
    expect(await ask(address)).toMatchObject({ status: 200 });
    expect(await ask(address, { host: `localhost:${port}` })).toMatchObject({ status: 200 });
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      `192.168.0.1:${port}`,
    ])
      expect(await ask(address, { host }), host).toMatchObject({ status: 403 });
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect(await ask(address, { method }), method).toMatchObject({ status: 405 });
    for (const path of ["of/..%2f..%2fetc", "of/none", "of/%ff", "none", "of/run/events.jsonl"])
      expect(await ask(`${address}${path}`), path).toMatchObject({ status: 404 });
    expect(await ask(`${address}of/run`)).toMatchObject({ status: 200 });
  });

  test("listens on loopback alone, and says if a port is taken", async () => {
    const run = writeRun(join(emptyFolder(), "run"));
    const address = await watch(run);
    const { hostname, port } = new URL(address);
    expect(hostname).toBe("127.0.0.1");
    const second = await espalier("watch", run, "--port", port);
    expect(second).toMatchObject({ code: 1 });
    expect(second.stderr).toContain("ESPALIER_PORT_NOT_OPENED");
  });
});

describe.runIf(hasBrowser)("a served page", () => {
  test("shows an event within a second, and nothing is written", async () => {
    const lines = linesOfRun({});
    const run = writeRun(join(emptyFolder(), "run"), {}, lines.slice(0, 9));
    const { page, complaints } = await openPage(await watch(run));
    await page.locator(".connection.open").waitFor();
    expect(await page.locator("#trials .count").textContent()).toBe("3 trials");
    const log = join(run, "events.jsonl");
    // Half of an event is none.
    appendFileSync(log, lines[9]!.slice(0, 30));
    appendFileSync(log, `${lines[9]!.slice(30)}\n${lines[10]}\n`);
    const before = filesOf(run);
    await page.getByText("4 trials", { exact: true }).first().waitFor({ timeout: 1000 });
    appendFileSync(log, `${lines.slice(11).join("\n")}\n`);
    await page.locator("header .state.finished").waitFor({ timeout: 1000 });
    expect(await page.locator("#growth [data-step]").count()).toBe(2);
    expect(filesOf(run).map((file) => file.split(" ")[0])).toEqual(before.map((file) => file.split(" ")[0]));
    expect(complaints).toEqual([]);
  });

  test("starts anew with a log that was replaced", async () => {
    const run = writeRun(join(emptyFolder(), "run"), {});
    const { page } = await openPage(await watch(run));
    await page.locator(".connection.open").waitFor();
    const lines = linesOfRun({ steps: 1 }).slice(0, 5);
    writeFileSync(join(run, "events.jsonl"), lines.map((line) => `${line}\n`).join(""));
    await page.locator("header .state.unfinished").waitFor();
    expect(await page.locator("#trials .count").textContent()).toBe("1 trial");
  });

  test("of a folder leads to its runs and ablations, and shows new ones", async () => {
    const root = emptyFolder();
    writeSweep(root);
    const { page, complaints } = await openPage(await watch(root));
    await page.locator(".connection.open").waitFor();
    writeRun(join(root, "a run & more"), { name: "new" });
    await page.getByText("9 runs", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "a run & more" }).click();
    expect(await page.locator("h1").textContent()).toBe("new");
    await page.getByRole("link", { name: "all runs" }).click();
    await page.getByRole("link", { name: "sweep", exact: true }).click();
    await page.locator("#decided").waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("watch --plain", () => {
  test("prints a line for each event where there is no terminal, and ends with the run", async () => {
    const run = writeRun(join(emptyFolder(), "run"), { steps: 1, trials: 2 });
    const { code, stdout } = await espalier("watch", run, "--plain");
    expect(code).toBe(0);
    expect(stdout).toContain("step 1: arrival 1, 100 new examples for training");
    expect(stdout).not.toContain("\x1b");
  });

  test.runIf(hasScript)("draws one screen in a terminal", async () => {
    const run = writeRun(join(emptyFolder(), "run"), { steps: 1, trials: 2, text: "\x1b]0;owned\x07" });
    const command = `${process.execPath} ${MAIN} watch ${run} --plain`;
    const { stdout } = spawnSync("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
      encoding: "utf8",
    });
    expect(stdout.startsWith("\x1b[Hrun: finished")).toBe(true);
    expect(stdout).toContain("validation loss 2.25");
    expect(stdout).not.toContain("\x1b]0;");
  });

  test("needs a run", async () => {
    expect(await espalier("watch", emptyFolder(), "--plain")).toMatchObject({ code: 2 });
  });
});
