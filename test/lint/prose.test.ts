import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** White space within a sentence that goes on in the next line of a comment, or in the next of two joined strings. */
const GAP = "(?:\\s*[\"'`] \\+)?\\s+(?:(?:\\*|//|[\"'`])\\s*)?";

/** A pattern in which each blank, unless a quantifier follows it, stands for a `GAP`. */
function words(pattern: string, flags = ""): RegExp {
  return new RegExp(pattern.replaceAll(/ (?![*+?])/g, GAP), `gm${flags}`);
}

/** Patterns of riddles by the remedy that is printed. */
const RULES: Readonly<Record<string, RegExp>> = {
  "begin a doc comment with a noun or a verb": words(
    String.raw`/\*\* (?:What|Who|Whose|Whoever|Which|Of|So|Among)\b`,
  ),
  "begin a string with a noun or a verb": words(
    "[\"'`](?:What|Who|Whose|Whoever|Which|Of)\\b[^\"'`?\n]*[\"'`]",
  ),
  "begin a heading with a noun or a verb": words(String.raw`^#+ *(?:What|Who|Whose|Whoever|Which)\b[^?\n]*$`),
  "begin a cell with a noun or a verb": words(
    String.raw`\| *(?:what|who|whose|whoever|which)\b[^|?\n]*(?=\|)`,
    "i",
  ),
  "begin a sentence with its subject": words(String.raw`[a-z][.;:] Of (?!course\b)[a-z]`),
  'write "is not a" or "must be"': words(
    String.raw`(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|\w+er than\b)`,
    "i",
  ),
  'write "lacks" or "returns none"': words(String.raw`\bgives? no\b`, "i"),
  "name the data, not people": words(
    String.raw`\b(?:nobody|whoever|lonel\w+|knows? better|know(?:s|ing)? nothing)\b`,
    "i",
  ),
  'write "lists", "measures" or "reports"': words(
    String.raw`\b(?:tell(?:s|ing)?|told|hears?|heard|learns?) of\b`,
    "i",
  ),
  'write "number of"': words(String.raw`\bso many[:,.]`, "i"),
  'write "per"': words(String.raw`\bonce an? (?:machine|process|run|step|task|batch|trial)(?=[.,:;)])`, "i"),
  'write "fix"': words(String.raw`\bmend(?:s|ed|ing)?\b`, "i"),
  'write "state" or "silent"': words(String.raw`\b(?:has come to|no word where)\b`, "i"),
};

/** Riddles left in places that are not rewritten yet. A number may only fall; at 0 its line goes. */
const LEFT: Readonly<Record<string, number>> = {};

const root = join(import.meta.dirname, "../..");

/** Paths of the files that users and readers meet, from the root. */
function scannedFiles(): string[] {
  const inFolder = (folder: string, recursive: boolean) =>
    readdirSync(join(root, folder), { recursive, encoding: "utf8" }).map((file) => `${folder}/${file}`);
  return [
    ...["src", "plugins", "templates"].flatMap((folder) => inFolder(folder, true)),
    ...inFolder("docs", false),
    "README.md",
  ].filter((file) => /\.(?:ts|md)$/.test(file) && !file.includes("node_modules"));
}

/** One line for each riddle: file, line, remedy, the words found. */
function riddlesIn(file: string, text: string): string[] {
  return Object.entries(RULES).flatMap(([remedy, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const line = text.slice(0, match.index).split("\n").length;
      return `${file}:${line}: ${remedy}: ${match[0].replaceAll(/\s+/g, " ")}`;
    }),
  );
}

/** The entry of `LEFT` that covers a file, or the file itself. */
function placeOf(file: string): string {
  return Object.keys(LEFT).find((place) => file === place || file.startsWith(`${place}/`)) ?? file;
}

describe("riddles in comments, strings and pages", () => {
  const files = scannedFiles();
  const byPlace = new Map<string, string[]>(Object.keys(LEFT).map((place) => [place, []]));
  for (const file of files) {
    const riddles = riddlesIn(file, readFileSync(join(root, file), "utf8"));
    byPlace.set(placeOf(file), [...(byPlace.get(placeOf(file)) ?? []), ...riddles]);
  }

  test("all files are read", () => {
    expect(files.length).toBeGreaterThan(600);
  });

  test("none outside the places that are left", () => {
    expect([...byPlace].flatMap(([place, riddles]) => (place in LEFT ? [] : riddles))).toEqual([]);
  });

  test.each(Object.entries(LEFT))("%s: at most %i", (place, limit) => {
    const riddles = byPlace.get(place) ?? [];
    expect(riddles.length, riddles.join("\n")).toBeLessThanOrEqual(limit);
  });
});

describe("each rule", () => {
  test.each([
    ["begin a doc comment with a noun or a verb", "/** What a run of a step tells. */"],
    ["begin a doc comment with a noun or a verb", "/**\n * Whose flag it is.\n */"],
    ["begin a string with a noun or a verb", 'description: "Whose accuracies",'],
    ["begin a heading with a noun or a verb", "## What is kept"],
    ["begin a cell with a noun or a verb", "| `rate` | what it is multiplied by | 1 |"],
    ["begin a sentence with its subject", "// They run. Of constraints they see none."],
    ['write "is not a" or "must be"', '`"${word}" is no text.`'],
    ['write "is not a" or "must be"', "/** Places that are\n   * no values of the space. */"],
    ['write "is not a" or "must be"', '"the names are " +\n  "no texts"'],
    ['write "lacks" or "returns none"', "`--set ${path} gives no value.`"],
    ["name the data, not people", "then the loneliest ones"],
    ["name the data, not people", "// whoever set it before knows\n// better"],
    ['write "lists", "measures" or "reports"', "// a measurement that `measures` does not tell of"],
    ['write "number of"', "/** So many: the chosen one, then the best others. */"],
    ['write "per"', "274 MB, once a machine."],
    ['write "fix"', '"Mend what the failures tell."'],
    ['write "state" or "silent"', "from where, and what it has come to"],
  ])("%s: %s", (remedy, text) => {
    expect(riddlesIn("a.ts", text).filter((riddle) => riddle.includes(remedy))).not.toEqual([]);
  });

  test.each([
    "/** Rows of a table, and what they are sorted by. */",
    'ask("Which columns hold the captions?")',
    "## What is a growth step?",
    "| `rate` | factor of the update | 1 |",
    "There is no file a.json. The run is no longer used. Its loss is no smaller than 1.",
    "at once a run is asked, so many trials fail",
    "const amended = recommend(learns, offset);",
    "the rungs know that each trial reports of itself",
  ])("is silent at: %s", (text) => {
    expect(riddlesIn("a.ts", text)).toEqual([]);
  });
});
