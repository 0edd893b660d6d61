import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, espalier } from "./espalier.ts";
import { errorIn } from "./printed.ts";

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
  ["a folder", "."],
  ["a folder with an experiment", join(folder, "run")],
  ["standard input", "-"],
  ["nothing", ""],
  ["a pipe", join(folder, "pipe")],
  ["a file in Latin-1", write("latin.json", Buffer.from(sound.replace("sound", "grün"), "latin1"))],
  ["a file in UTF-16", write("utf16.json", Buffer.from(`\uFEFF${sound}`, "utf16le"))],
  ["a seed that would be another one", write("seed.json", sound.replace("{", '{"seed": 9007199254740993, '))],
  ["a file without a search", write("searchless.json", JSON.stringify({ name: "x", searchSpace }))],
  ["a file of brackets", write("deep.json", `{"description": ${"[".repeat(3000)}${"]".repeat(3000)}}`)],
])("%s is refused in words", async (_, file) => {
  const { code, stdout, stderr } = await espalier("validate", file);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(errorIn(stderr)).toMatchSnapshot();
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
  expect(errorIn(long.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_JSON_TOO_MANY_LINES  TEMP/long.jsonl has 100001 lines.
      at      TEMP/long.jsonl
      allowed at most 100000 lines
      to do   Keep the lines that matter, such as the best trials."
  `);
  const loose = await espalier("validate", write("loose.json", withHistory({ file: "./twice.jsonl" })));
  expect(loose, loose.stderr).toMatchObject({ code: 0 });
  const strict = write("strict.json", withHistory({ file: "./twice.jsonl", strict: true }));
  expect(errorIn((await espalier("validate", strict)).stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in TEMP/strict.json:
      /search/history/trials/2 (TEMP/twice.jsonl:3:1): This trial is listed twice. First at /search/history/trials/0 (TEMP/twice.jsonl:1:1).
      at      TEMP/strict.json"
  `);
});

test("a step that cannot grow is found though the trigger waits for measurements", async () => {
  const whole = ["--set", "/growth/space=whole"];
  const validate = (trigger: string) =>
    espalier(
      "validate",
      "test/cases/shades/experiment.json",
      ...whole,
      "--set",
      `/growth/trigger=${trigger}`,
    );
  const plateau = await validate("plateau");
  expect(plateau.code).toBe(2);
  expect(plateau.stderr).toContain("ESPALIER_CANNOT_GROW  Growth step 3 has the candidate ");
  // It never needs the space.
  expect((await validate("never")).code).toBe(0);
});
