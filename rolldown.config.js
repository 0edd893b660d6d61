// Bundles the command line and its worker processes, so that they start faster than from a thousand modules.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

/** Writes the licences of the packages whose code is in the bundle. */
const licences = {
  name: "licences",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = modules.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const source = [...new Set(folders)].toSorted().map(licenceOf).join("\n\n");
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source });
  },
};

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
  return `# ${name} ${version}, ${license}${text}`;
}

export default defineConfig({
  input: {
    main: "dist/src/cli/main.js",
    worker: "dist/src/cli/worker.js",
    loader: "dist/src/cli/loader.js",
    cell: "dist/src/cli/cell.js",
    "pulse-thread": "dist/src/run/workers/pulse-thread.js",
  },
  platform: "node",
  // Plug-ins and the native engine have to meet the same TensorFlow.js; the others read files beside their code.
  external: [/^@tensorflow\//, "sharp", "jiti", "node-api-headers"],
  plugins: [licences],
  output: { dir: "dist/bin", cleanDir: true },
});
