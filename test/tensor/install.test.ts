import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findInstallations } from "../../src/tensor/install/cache-folder.ts";
import { verifyWheels } from "../../src/tensor/install/download.ts";
import { findDistribution } from "../../src/tensor/install/wheels.ts";
import { compileSources, temporaryFolder } from "./child-process.ts";

const { run } = compileSources("install/install-engine.ts");
const distribution = findDistribution(false);
const cost =
  "Without it everything runs on the wasm engine: the same results to rounding, about 6 times slower.";

const install = `
  import { installEngine } from "./install/install-engine.js";
  const lines = [];
  const report = (line) => lines.push(line);
  const result = await installEngine({ gpu: false, quiet: true, report });
  console.log(JSON.stringify({ result, lines }));`;

/** Installs into an empty cache, in a process of its own. */
async function installed(environment: Record<string, string | undefined>): Promise<unknown> {
  const cache = temporaryFolder();
  const outcome = await run(install, { XDG_CACHE_HOME: cache, CXX: undefined, ...environment });
  expect({ stderr: outcome.stderr, status: outcome.status }).toEqual({ stderr: "", status: 0 });
  const engines = join(cache, "espalier", "engine");
  expect(existsSync(engines) ? readdirSync(engines) : []).toEqual([]);
  return JSON.parse(outcome.stdout);
}

test.skipIf(distribution === undefined)("without a compiler nothing is downloaded", async () => {
  expect(await installed({ PATH: temporaryFolder() })).toEqual({
    result: {
      ok: false,
      missing: "The native engine needs a C++17 compiler: none of c++, g++ and clang++ is on the PATH.",
      cost,
    },
    lines: [],
  });
});

test.skipIf(distribution === undefined)("without Python nothing is downloaded", async () => {
  expect(await installed({ PATH: folderWith("c++") })).toEqual({
    result: {
      ok: false,
      missing: "The native engine needs Python's pip: neither python3 with pip nor pip3 is on the PATH.",
      cost,
    },
    lines: [],
  });
});

test.skipIf(distribution === undefined)("an index that cannot be reached", async () => {
  const { name, downloadMegabytes } = distribution!;
  expect(await installed({ PIP_INDEX_URL: "http://127.0.0.1:9/simple" })).toEqual({
    result: {
      ok: false,
      missing: `The native engine needs a network: pip cannot reach the package index to download ${name}.`,
      cost,
    },
    lines: [`Downloading ${name} (${downloadMegabytes} MB, once for this machine).`],
  });
});

test.skipIf(distribution === undefined)("an index that has no such wheel", async () => {
  expect(await installed({ PIP_NO_INDEX: "1" })).toMatchObject({
    result: { ok: false, missing: expect.stringMatching(/ a package index that pip can /), cost },
  });
});

test.skipIf(distribution === undefined)("a wheel with another checksum is refused", async () => {
  const [{ package: name, version, platforms }] = distribution!.wheels;
  const links = temporaryFolder();
  const file = `${name.replaceAll("-", "_")}-${version}-cp312-cp312-${platforms[0]}.whl`;
  writeFileSync(join(links, file), "not the wheel that was pinned");
  expect(await installed({ PIP_NO_INDEX: "1", PIP_FIND_LINKS: links })).toMatchObject({
    result: {
      ok: false,
      missing: `The native engine needs a download of ${distribution!.name} with the pinned SHA-256, and pip was served another.`,
      cost,
    },
  });
  await expect(verifyWheels([join(links, file)], distribution!.wheels)).rejects.toThrow(
    /^a download with the pinned SHA-256, and .*\.whl has another$/,
  );
});

test.skipIf(distribution === undefined)("a cache that cannot be written to", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const { stdout } = await run(install, { XDG_CACHE_HOME: file });
  expect(JSON.parse(stdout)).toMatchObject({
    result: { ok: false, missing: expect.stringMatching(/ a cache folder that can be written to/) },
    lines: [],
  });
});

test.skipIf(findInstallations().length === 0)("a second installation is quick", async () => {
  const { stdout } = await run(install);
  const { result, lines } = JSON.parse(stdout) as { result: unknown; lines: string[] };
  expect(lines).toEqual([]);
  expect(result).toMatchObject({ ok: true, cached: true });
  expect((result as { elapsedSeconds: number }).elapsedSeconds).toBeLessThan(0.05);
});

const fill = (folder: string, end: string) => `
  import { writeFileSync } from "node:fs";
  import { join } from "node:path";
  import { setTimeout } from "node:timers/promises";
  import { fillFolder } from "./install/partial-folder.js";
  await fillFolder(${JSON.stringify(folder)}, async (partial) => {
    writeFileSync(join(partial, "first"), "1");
    await setTimeout(300);
    ${end}
    writeFileSync(join(partial, "last"), "2");
  });`;

test("two that fill one folder at once leave one whole folder", async () => {
  const parent = temporaryFolder();
  const script = fill(join(parent, "engine"), "");
  const outcomes = await Promise.all([run(script), run(script), run(script)]);
  expect(outcomes.map(({ status, stderr }) => stderr + status)).toEqual(["0", "0", "0"]);
  expect(readdirSync(parent)).toEqual(["engine"]);
  expect(readdirSync(join(parent, "engine"))).toEqual(["first", "last"]);
});

test("a killed one leaves nothing that counts, and the next one cleans up", async () => {
  const parent = temporaryFolder();
  const folder = join(parent, "engine");
  await run(fill(folder, `process.kill(process.pid, "SIGKILL");`));
  const [left] = readdirSync(parent);
  expect(left).toMatch(/^engine\.partial\./);
  const ofAnotherHost = `engine.partial.01234567.1@not-${hostname()}`;
  mkdirSync(join(parent, ofAnotherHost));
  expect((await run(fill(folder, ""))).stderr).toBe("");
  expect(readdirSync(parent).sort()).toEqual(["engine", ofAnotherHost]);
});

test("a failed one leaves nothing", async () => {
  const parent = temporaryFolder();
  const { stderr } = await run(fill(join(parent, "engine"), `throw new Error("the disk is full");`));
  expect(stderr).toContain("the disk is full");
  expect(readdirSync(parent)).toEqual([]);
});

// Downloads hundreds of megabytes, so it runs only when asked for.
test.skipIf(!process.env["ESPALIER_TEST_DOWNLOAD"])(
  "a whole installation, two at once",
  { timeout: 600_000 },
  async () => {
    const environment = { XDG_CACHE_HOME: temporaryFolder() };
    const outcomes = await Promise.all([1, 2].map(() => run(install, environment, 500)));
    for (const { stdout } of outcomes)
      expect(JSON.parse(stdout)).toMatchObject({ result: { ok: true, cached: false } });
    expect(readdirSync(join(environment.XDG_CACHE_HOME, "espalier", "engine"))).toHaveLength(1);
  },
);

/** A folder for the PATH that holds nothing but the named program. */
function folderWith(program: string): string {
  const folder = temporaryFolder();
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((path) => existsSync(path));
  symlinkSync(found ?? process.execPath, join(folder, program));
  return folder;
}
