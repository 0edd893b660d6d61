// Bundles the page into one file, and the command line and its worker processes, so that they start faster than from a
// thousand modules.
import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

/** Folders of the packages whose code is in a bundle. */
const bundled = new Set();

/** Notes the packages of a bundle. */
const packages = {
  name: "packages",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    for (const file of modules)
      for (const folder of /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []) bundled.add(folder);
  },
};

/** Writes the licences of the packages in this bundle and those before it. */
const licences = {
  name: "licences",
  generateBundle() {
    const source = [...bundled].toSorted().map(licenceOf).join("\n\n");
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source });
  },
};

/** Lets the command be executed: npm does that once, when it links the package, and not after later builds. */
const executable = {
  name: "executable",
  writeBundle({ dir }) {
    chmodSync(join(dir, "main.js"), 0o755);
  },
};

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
  return `# ${name} ${version}, ${license}${text}`;
}

/** Puts script and style into the page. The page runs this script only, and reaches nothing but where it comes from. */
const onePage = {
  name: "one-page",
  generateBundle(_options, bundle) {
    const [chunk] = Object.values(bundle);
    // A script ends at the first end tag, also within a string.
    const script = chunk.code.trim().replaceAll(/<(?=\/script|!--)/gi, "\\x3C");
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = [
      "default-src 'none'",
      `script-src 'sha256-${hash}'`,
      "style-src 'unsafe-inline'",
      "img-src data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    const parts = { policy, style: readFileSync("src/page/style.css", "utf8"), script };
    const source = readFileSync("src/page/page.html", "utf8").replaceAll(
      /\s*@(policy|style|script)\s*/g,
      (_, name) => parts[name],
    );
    delete bundle[chunk.fileName];
    this.emitFile({ type: "asset", fileName: "page.html", source });
  },
};

export default defineConfig([
  {
    input: "src/page/main.tsx",
    platform: "browser",
    transform: { target: "es2022" },
    plugins: [packages, onePage],
    output: { dir: "dist/page", cleanDir: true, minify: true },
  },
  {
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
    plugins: [packages, licences, executable],
    output: { dir: "dist/bin", cleanDir: true },
  },
]);
