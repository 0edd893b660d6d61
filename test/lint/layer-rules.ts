/** The folders of `src/`: each imports only itself and those before it. */
export const LAYERS = [
  "json",
  "random",
  "statistics",
  "files",
  "download",
  "tensor",
  "architecture",
  "space",
  "data",
  "training",
  "growth",
  "search",
  "evaluation",
  "plugin",
  "process",
  "experiment",
  "run",
  "ablation",
  "report",
  "page",
  "cli",
] as const;

/** The folders of `src/run`, in the same sense. `run.ts` and `trial-task.ts` stand between results and inheritance. */
export const RUN_LAYERS = [
  "store",
  "log",
  "metrics",
  "results",
  "inheritance",
  "search",
  "loop",
  "setup",
  "workers",
  "loaders",
  "plan",
] as const;

/** Folders of `src/` that plug-ins use and the core does not; each imports what is before `plugin`. */
export const LIBRARIES = ["transformer", "image-text", "picture-files"] as const;

/** The conformance kits; they import what is before `process`. */
export const KITS = "testing";

/** A pattern of oxlint's rule `no-restricted-imports`. */
interface Ban {
  readonly regex: string;
  readonly message: string;
}

const CONTAINER = ban("^(@?inversify|reflect-metadata)", "Only src/plugin knows the container.");
const BACKEND = ban("^@tensorflow/tfjs-(backend|node)", "Only src/tensor picks a backend.");
const OWN_PLUGINS = ban("/plugins/", "Only src/cli knows the list of our own plug-ins.");
const ITSELF = ban("^espalier(/|$)", "Inside the framework, import the module itself.");
const BROWSER = ban("^(preact|@observablehq/plot)(/|$)", "Only src/page runs in a browser.");
const NODE = ban("^node:", "src/page runs in a browser.");
const ENTRY_POINTS = ban("^(\\.\\./)+index\\.ts$", "Inside the framework, import the module itself.");
const TEST_RUNNER = ban(
  "^(vitest|fast-check)$|/testing(/|$)",
  "Only src/testing needs the test runner: users may not have it.",
);
const MODALITY = ban(
  `^\\.\\.?/(.*/)?(${LIBRARIES.join("|")})/`,
  "The core knows no modality: only plug-ins, and one library the other, import src/transformer, src/image-text and src/picture-files.",
);
const SOURCES = ban(
  "^\\.\\.?/(.*/)?src/",
  'A plug-in imports "espalier" and its further entry points, as anybody\'s would.',
);
const EVERYWHERE = [CONTAINER, BACKEND, OWN_PLUGINS, ITSELF, ENTRY_POINTS, TEST_RUNNER, MODALITY, BROWSER];

/** What each layer may import although others may not. */
const EXCEPTIONS: Readonly<Record<string, readonly Ban[]>> = {
  tensor: [BACKEND],
  // The loader gives plug-ins the entry points.
  plugin: [CONTAINER, ENTRY_POINTS, MODALITY],
  page: [BROWSER],
  cli: [OWN_PLUGINS],
};

/** The overrides of `.oxlintrc.layers.json`, which `.oxlintrc.json` extends. Of two that fit a file the later one counts. */
export function layerOverrides() {
  return [
    override("src/*.ts", [...EVERYWHERE, ...notAbove("src/*.ts", LAYERS)]),
    override("src/index.ts", [...EVERYWHERE, ...notAbove("src/index.ts", after("experiment"))]),
    ...LAYERS.map((layer) =>
      override(`src/${layer}/**/*.${layer === "page" ? "{ts,tsx}" : "ts"}`, bansOf(layer)),
    ),
    ...RUN_LAYERS.map((layer, place) =>
      override(`src/run/${layer}/*.ts`, [
        ...bansOf("run"),
        ...notBeside(`src/run/${layer}`, RUN_LAYERS.slice(place + 1)),
      ]),
    ),
    override("src/run/*.ts", [
      ...bansOf("run"),
      ban(
        `^\\./(${RUN_LAYERS.slice(RUN_LAYERS.indexOf("inheritance")).join("|")})/`,
        "src/run/*.ts imports store, log, metrics and results.",
      ),
    ]),
    ...LIBRARIES.map((library, place) =>
      override(`src/${library}/**/*.ts`, [
        ...EVERYWHERE.filter((one) => one !== MODALITY),
        ...notAbove(`src/${library}`, [...after("evaluation"), ...LIBRARIES.slice(place + 1)]),
      ]),
    ),
    override(`src/${KITS}/**/*.ts`, [
      ...EVERYWHERE.filter((one) => one !== TEST_RUNNER),
      ...notAbove(`src/${KITS}`, after("plugin")),
    ]),
    override("plugins/**/*.ts", [CONTAINER, BACKEND, TEST_RUNNER, SOURCES]),
  ];
}

function bansOf(layer: (typeof LAYERS)[number]): Ban[] {
  const allowed = EXCEPTIONS[layer] ?? [];
  return [
    ...EVERYWHERE.filter((one) => !allowed.includes(one)),
    ...(layer === "page" ? [NODE] : []),
    ...notAbove(`src/${layer}`, after(layer)),
  ];
}

function after(layer: (typeof LAYERS)[number]): readonly string[] {
  return LAYERS.slice(LAYERS.indexOf(layer) + 1);
}

function notAbove(folder: string, above: readonly string[]): readonly Ban[] {
  if (above.length === 0) return [];
  return [ban(`^\\.\\.?/(.*/)?(${above.join("|")})/`, `${folder} stands below ${above.join(", ")}.`)];
}

/** Of folders that have the same parent: `../search/` is another one than `../../search/`. */
function notBeside(folder: string, above: readonly string[]): readonly Ban[] {
  if (above.length === 0) return [];
  return [ban(`^\\.\\./(${above.join("|")})/`, `${folder} stands below ${above.join(", ")} of src/run.`)];
}

function override(files: string, patterns: readonly Ban[]) {
  return { files: [files], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

function ban(regex: string, message: string): Ban {
  return { regex, message };
}
