import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, espalier } from "./espalier.ts";

const search = {
  strategy: "grid",
  trials: 2,
  evaluator: {
    type: "script",
    command: "echo '{\"score\": 1}'",
    measurements: [{ measurement: "score", direction: "maximize" }],
  },
  selection: "best",
};
const searchSpace = { dimensions: { x: { type: "integer", low: 1, high: 6 } } };
const sound = JSON.stringify({ name: "sound", searchSpace, search });

const folder = emptyFolder();
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
mkdirSync(join(folder, "run"));
write("run/experiment.json", sound);
execFileSync("mkfifo", [join(folder, "pipe")]);

test.each([
  ["a folder", ".", "ESPALIER_NOT_A_FILE  . is a folder, not a file."],
  ["a folder with an experiment", join(folder, "run"), "Name a file, such as"],
  ["standard input", "-", "ESPALIER_STANDARD_INPUT  Experiments are not read from standard input."],
  ["nothing", "", "ESPALIER_NO_FILE_NAME  The name of the file is empty."],
  ["a pipe", join(folder, "pipe"), "is a named pipe, not a file."],
  [
    "a file in Latin-1",
    write("latin.json", Buffer.from(sound.replace("sound", "grün"), "latin1")),
    "latin.json is not UTF-8: byte 0xFC at line 1, column 12 (offset 11).",
  ],
  [
    "a file in UTF-16",
    write("utf16.json", Buffer.from(`\uFEFF${sound}`, "utf16le")),
    "utf16.json is UTF-16, not UTF-8.",
  ],
  [
    "a seed that would be another one",
    write("seed.json", sound.replace("{", '{"seed": 9007199254740993, ')),
    "/seed (SEED:1:2): 9007199254740993 would be read as 9007199254740992.",
  ],
  [
    "a file without a search",
    write("searchless.json", JSON.stringify({ name: "x", searchSpace })),
    'Key "search" is missing. How a growth step finds its architecture.',
  ],
  [
    "a file of brackets",
    write("deep.json", `{"description": ${"[".repeat(3000)}${"]".repeat(3000)}}`),
    "has lists and objects nested more than 100 deep.",
  ],
])("%s is refused in words", async (_, file, words) => {
  const { code, stdout, stderr } = await espalier("validate", file);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.replaceAll(join(folder, "seed.json"), "SEED")).toContain(words);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test("a byte order mark is accepted", async () => {
  const outcome = await espalier("validate", write("marked.json", `\uFEFF${sound}`));
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
});

test("a history without end is refused by its length, and one that repeats itself if it is strict", async () => {
  const line = JSON.stringify({ architecture: { x: 1 }, measurements: { score: 1 } });
  const withHistory = (history: object) =>
    JSON.stringify({ name: "h", searchSpace, search: { ...search, history } });
  write("long.jsonl", `${line}\n`.repeat(100_001));
  write("twice.jsonl", `${line}\n{"architecture":{"x":2},"measurements":{"score":1}}\n${line}\n`);
  const long = await espalier("validate", write("long.json", withHistory({ file: "./long.jsonl" })));
  expect(long.stderr).toContain("long.jsonl has 100001 lines.");
  const loose = await espalier("validate", write("loose.json", withHistory({ file: "./twice.jsonl" })));
  expect(loose, loose.stderr).toMatchObject({ code: 0 });
  const strict = write("strict.json", withHistory({ file: "./twice.jsonl", strict: true }));
  expect((await espalier("validate", strict)).stderr.replaceAll(`${folder}/`, "")).toContain(
    "/search/history/trials/2 (twice.jsonl:3:1): This trial is listed twice. First at /search/history/trials/0 (twice.jsonl:1:1).",
  );
});
