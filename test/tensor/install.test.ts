import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { findDistribution } from "../../src/tensor/install/wheels.ts";
import { isOnline } from "../package/is-online.ts";
import { type Outcome, runCommand } from "../package/run-command.ts";
import { servePackage } from "../package/serve-package.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const distribution = findDistribution(false)!;
const isSupported = distribution !== undefined;
const hasNamespaces = spawnSync("unshare", ["-rmn", "true"]).status === 0;

const downloading = `Downloading ${distribution?.name} (${distribution?.downloadMegabytes} MB, once per machine).`;
const cost =
  "Without it, everything runs on the wasm engine: same results up to rounding, about 6 times slower.";
const tfjsNode = "@tensorflow/tfjs-node-gpu@4.22.0";

/** Installs into an empty cache by the command line, and expects that nothing is left there. */
async function install(
  environment: Record<string, string | undefined>,
  { cache = temporaryFolder(), prefix = [] as readonly string[], flags = [] as readonly string[] } = {},
): Promise<Outcome> {
  const command = [...prefix, process.execPath, resolve("dist/bin/main.js"), "engine", "install", ...flags];
  const env = { XDG_CACHE_HOME: cache, CXX: undefined, PIP_FIND_LINKS: undefined, ...environment };
  // Outside the project, whose node_modules have the sources already.
  const outcome = await runCommand(command as [string, ...string[]], { env, cwd: temporaryFolder() });
  const engines = join(cache, "espalier", "engine");
  expect(existsSync(engines) ? readdirSync(engines) : []).toEqual([]);
  // Long lines are wrapped and indented.
  return { ...outcome, stderr: outcome.stderr.replaceAll("\n  ", " ") };
}

/** What a failed installation prints: two lines at the end, and no stack. */
const failed = (missing: string, ...before: readonly string[]): Outcome => ({
  code: 1,
  stdout: "",
  stderr: [...before, `The native engine needs ${missing}.`, cost, ""].join("\n"),
});

/** Runs a command where a file system of its own, with these options, is mounted on a folder. */
const mounted = (folder: string, options: string): readonly string[] => [
  ...["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && exec "$@"'],
  ...["sh", options, folder],
];

function needNamespaces({ skip }: TestContext): void {
  if (!hasNamespaces) skip("user namespaces (unshare) are not permitted here");
}

function needNetwork({ skip }: TestContext): void {
  if (!isOnline) skip("the npm registry cannot be reached");
}

test.runIf(isSupported)("without a compiler nothing is downloaded", async () => {
  const missing = "a C++17 compiler: none of c++, g++ and clang++ is on the PATH";
  expect(await install({ PATH: folderWith() })).toEqual(failed(missing));
});

test.runIf(isSupported)("a script may go on without the engine", async () => {
  const outcome = await install({ PATH: folderWith() }, { flags: ["--optional"] });
  expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining(cost) });
});

test.runIf(isSupported)("without Python nothing is downloaded", async () => {
  const missing = "Python's pip: neither python3 with pip nor pip3 is on the PATH";
  expect(await install({ PATH: folderWith("c++") })).toEqual(failed(missing));
});

test.runIf(isSupported)("without npm", async () => {
  expect(await install({ PATH: folderWith("c++", "python3") })).toEqual(
    failed("npm, which is not on the PATH", downloading),
  );
});

test.runIf(isSupported)("without a network", async (context) => {
  needNamespaces(context);
  expect(await install({}, { prefix: ["unshare", "-rn"] })).toEqual(
    failed(`a network: npm cannot reach its registry to download ${tfjsNode}`, downloading),
  );
});

test.runIf(isSupported)("a Python index that cannot be reached", async (context) => {
  needNetwork(context);
  expect(await install({ PIP_INDEX_URL: "http://127.0.0.1:9/simple" })).toEqual(
    failed(`a network: pip cannot reach the package index to download ${distribution.name}`, downloading),
  );
});

test.runIf(isSupported)("a Python index that has no such wheel", async (context) => {
  needNetwork(context);
  const { code, stderr } = await install({ PIP_NO_INDEX: "1" });
  expect({ code, lines: stderr.split("\n").length }).toEqual({ code: 1, lines: 4 });
  expect(stderr).toMatch(/ needs a package index that pip can download \S+ from \(pip says: .*\)\.$/m);
});

test.runIf(isSupported)("a wheel with another checksum is refused", async (context) => {
  needNetwork(context);
  const [{ package: name, version, platforms }] = distribution.wheels;
  const links = temporaryFolder();
  const file = `${name.replaceAll("-", "_")}-${version}-cp312-cp312-${platforms[0]}.whl`;
  writeFileSync(join(links, file), "not the wheel that was pinned");
  expect(await install({ PIP_NO_INDEX: "1", PIP_FIND_LINKS: links })).toEqual(
    failed(
      `a download of ${distribution.name} with the pinned SHA-256, but pip received another file`,
      downloading,
    ),
  );
});

test.runIf(isSupported)("an npm package with another checksum is refused", async () => {
  await using registry = await servePackage(temporaryFolder());
  expect(await install({ npm_config_registry: registry.url })).toEqual(
    failed(`a download of ${tfjsNode} with the pinned SHA-512, but npm received another file`, downloading),
  );
});

test.runIf(isSupported)("a disk that is too small is seen before anything is downloaded", async (context) => {
  needNamespaces(context);
  const cache = temporaryFolder();
  const { code, stderr } = await install({}, { cache, prefix: mounted(cache, "size=100m") });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The native engine needs \d+ MB of disk space in \S+, but it has \d+ MB\.\n/);
});

test.runIf(isSupported)("a disk that becomes full", async (context) => {
  needNamespaces(context);
  needNetwork(context);
  const cache = temporaryFolder();
  // Room for bytes, but not for as many files.
  expect(await install({}, { cache, prefix: mounted(cache, "size=9g,nr_inodes=300") })).toEqual(
    failed(`more disk space to unpack ${tfjsNode} in`, downloading),
  );
});

test.runIf(isSupported)("a home that cannot be written to", async (context) => {
  needNamespaces(context);
  const cache = temporaryFolder();
  expect(await install({}, { cache, prefix: mounted(cache, "ro") })).toEqual(
    failed(`a writable cache folder (${cache}/espalier); set XDG_CACHE_HOME to another folder`),
  );
});

test.runIf(isSupported)("a cache folder below a file", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect((await install({}, { cache: file })).stderr.replaceAll(file, "FILE")).toMatchInlineSnapshot(`
    "The native engine needs a writable cache folder (FILE/espalier/engine); set XDG_CACHE_HOME to another folder.
    Without it, everything runs on the wasm engine: same results up to rounding, about 6 times slower.
    "
  `);
});

/** A folder for the PATH that holds nothing but the named programs. */
function folderWith(...programs: readonly string[]): string {
  const folder = temporaryFolder();
  for (const program of programs) symlinkSync(locate(program), join(folder, program));
  return folder;
}

/** Python's own path, since the one on the PATH may be a script that needs more of the PATH. */
function locate(program: string): string {
  const command =
    program === "python3" ? 'python3 -c "import sys; print(sys.executable)"' : `command -v ${program}`;
  return execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
}
