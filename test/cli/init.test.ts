import { spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { writeExperiment } from "../../src/cli/init/write-experiment.ts";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { folderWith, table } from "../plugins/csv/csv-files.ts";
import { emptyFolder, espalier, MAIN, onlyRun } from "./espalier.ts";

/** A folder with the data that the starters read. */
function folderWithData(): string {
  const folder = emptyFolder();
  cpSync("test/cases/language/texts", join(folder, "texts"), { recursive: true });
  cpSync("test/cases/tabular/nets.csv", join(folder, "nets.csv"));
  cpSync("test/cases/script/train.py", join(folder, "train.py"));
  return folder;
}

function contentOf(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

test("pictures become a growing CLIP model that runs, and damaged ones are named", async () => {
  const damaged = "pictures/none.png,no picture,2003\n";
  const folder = folderWith({ "pairs.csv": table() + damaged });
  const file = join(folder, "pictures.json");
  const columns = ["--picture", "filepath", "--captions", "title", "--arrival", "year", "--steps", "2"];
  const { code, stderr } = await espalier(
    ...["init", "csv", "--file", join(folder, "pairs.csv"), ...columns, "--updates", "2", "--out", file],
  );
  expect(code, stderr).toBe(0);
  expect(contentOf(file)).toMatchObject({
    stream: { type: "csv", file: "./pairs.csv", picture: "filepath", captions: ["title"], arrival: "year" },
    model: { vocabularySize: 256 },
  });
  const out = join(folder, "runs");
  const sets = ["/stream/heldOut=0.3", "/stream/tolerance=0.1", "/search/trials=1", "/training/batchSize=4"];
  const run = await espalier("run", file, "--out", out, ...sets.flatMap((set) => ["--set", set]));
  expect(run.code, run.stderr).toBe(0);
  const [started] = eventsOfType(readRun(onlyRun(out)).events, "step-started");
  expect(started!.faults).toEqual({
    count: 1,
    first: [{ place: "pairs.csv:42", problem: "pictures/none.png: the file does not exist" }],
  });
  expect(run.stderr).toMatch(/^step 1: 2000 .*, 1 faulty ones of all data left out$/m);
});

test("a column of labels becomes a task, a tag and a caption; flags may be repeated", async () => {
  const folder = folderWith({ "pairs.csv": table((index) => (index < 0 ? ",kind" : `,sign ${index % 2}`)) });
  const file = join(folder, "labels.json");
  const columns = ["--picture", "filepath", "--captions", "title", "--captions", "year", "--label", "kind"];
  const { code, stderr } = await espalier(
    ...["init", "csv", "--file", join(folder, "pairs.csv"), ...columns, "--out", file],
  );
  expect(code, stderr).toBe(0);
  expect(contentOf(file)).toMatchObject({
    stream: { captions: ["title", "year", "kind"], tags: ["kind"], heldOut: 0.25 },
    evaluation: ["retrieval", { type: "zero-shot", label: "kind" }],
  });
  expect(await espalier("validate", file)).toMatchObject({ code: 0 });
});

test("text files become a growing language model that is valid", async () => {
  const folder = folderWithData();
  const file = join(folder, "deep", "letters.json");
  const written = await espalier("init", "text-files", "--folder", join(folder, "texts"), "--out", file);
  expect(written, written.stderr).toMatchObject({ code: 0, stderr: "" });
  expect(contentOf(file)).toMatchObject({
    name: "letters",
    stream: { type: "text-files", folder: "../texts", by: "folder" },
    training: { updates: 600 },
  });
  expect(await espalier("validate", file)).toMatchObject({ code: 0, stderr: "" });
});

test("a table becomes a search that runs", async () => {
  const folder = folderWithData();
  const file = join(folder, "nets.json");
  const answers = ["--file", join(folder, "nets.csv"), "--objective", "accuracy", "--trials", "8"];
  const written = await espalier("init", "table", ...answers, "--seconds", "seconds", "--out", file);
  expect(written, written.stderr).toMatchObject({ code: 0, stderr: "" });
  expect(contentOf(file)).toEqual({
    name: "nets",
    description: "A search among the architectures of ./nets.csv.",
    searchSpace: {
      dimensions: {
        depth: { type: "integer", low: 1, high: 3 },
        width: { type: "categorical", values: [16, 32] },
        activation: { type: "categorical", values: ["relu", "gelu"] },
      },
    },
    search: {
      strategy: "regularized-evolution",
      trials: 8,
      evaluator: {
        type: "tabular",
        file: "./nets.csv",
        dimensions: { depth: "depth", width: "width", activation: "activation" },
        measurements: [{ measurement: "accuracy", column: "accuracy", direction: "maximize" }],
        seconds: "seconds",
      },
      selection: "best",
    },
  });
  expect(await espalier("run", file, "--out", join(folder, "runs"))).toMatchObject({ code: 0 });
});

test("columns with commas in their names are given as JSON", async () => {
  const folder = folderWithData();
  const file = join(folder, "tested.json");
  const answers = ["--file", join(folder, "nets.csv"), "--objective", "accuracy, tested"];
  const dimensions = ["--dimensions", '["depth", "width", "activation"]'];
  expect(await espalier("init", "table", ...answers, ...dimensions, "--out", file)).toMatchObject({
    code: 0,
  });
  expect(contentOf(file)).toMatchObject({
    search: {
      evaluator: { measurements: [{ measurement: "accuracy,-tested", column: "accuracy, tested" }] },
    },
  });
});

test("a command becomes a search that is valid", async () => {
  const file = join(folderWithData(), "command.json");
  const answers = [
    "--command",
    "python3 train.py",
    "--space",
    "layers=1..6 width=32,64 activation=relu,gelu",
  ];
  expect(await espalier("init", "command", ...answers, "--out", file)).toMatchObject({ code: 0 });
  expect(contentOf(file)).toMatchObject({
    searchSpace: {
      dimensions: {
        layers: { type: "integer", low: 1, high: 6 },
        width: { type: "categorical", values: [32, 64] },
        activation: { type: "categorical", values: ["relu", "gelu"] },
      },
    },
  });
  expect(await espalier("validate", file)).toMatchObject({ code: 0, stderr: "" });
});

const data = folderWithData();
writeFileSync(join(data, "there.json"), "{}");
writeFileSync(join(data, "one.csv"), "depth\n1\n");

test.each([
  [[], "Without a terminal, `espalier init` needs the kind of data."],
  [
    ["table"],
    'The starter "table" needs --file: CSV file with a row per architecture, and a first line of column names.',
  ],
  [
    ["table", "--file", join(data, "no.csv")],
    `--file ${JSON.stringify(join(data, "no.csv"))} does not exist.`,
  ],
  [
    ["table", "--file", join(data, "nets.csv"), "--dimensions", "deep"],
    '--dimensions "deep" must be one of depth, width, activation, accuracy, accuracy, tested, hours, seconds.',
  ],
  [["table", "--file", join(data, "one.csv")], "The table has 1 column: depth."],
  [
    ["text-files", "--folder", join(data, "texts"), "--updates", "many"],
    '--updates "many" must be a positive integer.',
  ],
  [["command", "--command", "x", "--space", "a=6..1"], '--space "a=6..1" has an empty range in a=6..1.'],
  [["command", "--command", "x", "--space", "a=1,1"], '--space "a=1,1" has a value twice in a=1,1.'],
  [
    ["command", "--command", "x", "--space", "a=1..2 a=3..4"],
    '--space "a=1..2 a=3..4" has the dimension a twice.',
  ],
  [
    ["command", "--command", "x", "--space", "a"],
    '--space "a" must be NAME=LOW..HIGH or NAME=VALUE,VALUE, separated by spaces; "a" is neither.',
  ],
  [["command", "--out", join(data, "there.json")], "A file of this name exists already."],
])("init %j is refused", async ([name, ...flags], message) => {
  const answers = Object.fromEntries(
    flags.flatMap((flag, index) => (flag.startsWith("--") ? [[flag.slice(2), flags[index + 1] ?? ""]] : [])),
  );
  const { out = join(data, "never.json"), ...rest } = answers;
  const starters = plugins.flatMap((plugin) => plugin.starters ?? []);
  const starter = starters.find((one) => one.name === name);
  const request = { starter, out, answers: rest, isInteractive: false };
  await expect(writeExperiment(starters, request)).rejects.toMatchObject({ message, exitCode: 2 });
});

test("a refusal ends with exit code 2 and says what to do", async () => {
  expect(await espalier("init", "table", "--folder", "texts")).toEqual({
    code: 2,
    signal: null,
    stdout: "",
    stderr: `error ESPALIER_WRONG_USAGE  Unknown argument: folder
  to do   \`espalier --help\` lists the commands, \`espalier COMMAND --help\` the flags of a command.
`,
  });
});

/** Types keys into `espalier init` in a terminal, each after a text has appeared. */
async function typed(
  folder: string,
  keys: readonly (readonly [after: string, keys: string])[],
): Promise<{ code: number | null; screen: string }> {
  const command = `stty cols 100 rows 40; exec ${process.execPath} ${MAIN} init`;
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    cwd: folder,
    env: { ...process.env, CI: undefined, SHELL: "/bin/sh", TERM: "xterm" },
  });
  let screen = "";
  let next = 0;
  child.stdout.on("data", (chunk) => {
    screen += chunk;
    const [after, answer] = keys[next] ?? [];
    if (after === undefined || !screen.includes(after)) return;
    next++;
    child.stdin.write(answer);
  });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, screen };
}

/** Keys that choose a starter in the list of all. */
function keysTo(name: string): string {
  const names = plugins.flatMap((plugin) => (plugin.starters ?? []).map((starter) => starter.name));
  return `${"\u001B[B".repeat(names.indexOf(name))}\r`;
}

test("in a terminal it asks", async () => {
  const folder = folderWithData();
  const { code, screen } = await typed(folder, [
    ["What do you have?", keysTo("table")],
    ["first line of column names", "nets.csv\r"],
    ["Columns that describe", "\r"],
    ["Column to improve", "\r"],
    ["Better values", "\r"],
    ["training time", "\r"],
    ["may look up", "\r"],
  ]);
  expect(code, screen).toBe(0);
  expect(contentOf(join(folder, "table.json"))).toMatchObject({
    searchSpace: { dimensions: { depth: { type: "integer", low: 1, high: 3 } } },
    search: { trials: 50, evaluator: { file: "./nets.csv", measurements: [{ measurement: "accuracy" }] } },
  });
});

test("Ctrl-C ends the questions, and nothing is written", async () => {
  const folder = folderWithData();
  const { code, screen } = await typed(folder, [
    ["What do you have?", keysTo("text-files")],
    ["Folder of your .txt files", "\u0003"],
  ]);
  expect(code, screen).toBe(130);
  expect(screen).toContain("Interrupted. Nothing was written.");
});

test("the page of commands names every starter", async () => {
  const page = readFileSync(resolve("docs/commands.md"), "utf8");
  const { stdout } = await espalier("init", "--help");
  const starters = [...stdout.matchAll(/^  espalier init ([a-z-]+) {2}/gm)].map(([, name]) => name);
  expect(starters).toEqual([
    ...["csv", "coco", "parquet", "image-folder", "webdataset"],
    ...["text-files", "table", "command"],
  ]);
  for (const name of starters) expect(page).toContain(`espalier init ${name}`);
});
