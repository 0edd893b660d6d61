import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runOrThrow } from "./run-command.ts";

/** A Node and an npm, as a user may have them. */
export interface Toolchain {
  readonly name: string;
  /** For the PATH: finds this `node`, `npm` and `npx` first. */
  readonly path: string;
}

const versions = [
  { node: "22", npm: "10" },
  { node: "24", npm: "11" },
] as const;

/** Fetches Nodes 22 and 24 and npms 10 and 11 from the npm registry into a folder. */
export async function fetchToolchains(folder: string): Promise<readonly Toolchain[]> {
  const binaries = `node-${process.platform}-${process.arch}`;
  const nodes = versions.map(({ node }) => `node-${node}@npm:${binaries}@${node}`);
  const npms = ["npm-10@npm:npm@10", "npm-11@npm:npm@11"];
  const options = ["--no-save", "--ignore-scripts", "--prefer-offline", "--prefix", folder];
  await runOrThrow(["npm", "install", ...options, ...nodes, ...npms], { cwd: folder });
  return versions.map(({ node, npm }) => {
    const bin = join(folder, `bin-${node}`);
    mkdirSync(bin);
    symlinkSync(join(folder, "node_modules", `node-${node}`, "bin", "node"), join(bin, "node"));
    for (const name of ["npm", "npx"])
      symlinkSync(join(folder, "node_modules", `npm-${npm}`, "bin", `${name}-cli.js`), join(bin, name));
    return { name: `Node ${node} with npm ${npm}`, path: bin + delimiter + process.env["PATH"] };
  });
}
