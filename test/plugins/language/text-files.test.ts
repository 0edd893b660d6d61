import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DataStream, EspalierError } from "espalier";
import type { TextExample } from "../../../plugins/language/text-example.ts";
import { textFiles } from "../../../plugins/language/text-files.ts";
import { build } from "../build.ts";
import { GETTYSBURG } from "./tiny-language.ts";

const [first, second, third] = GETTYSBURG as [string, string, string];

/** A folder with files, and the stream of it. */
async function streamOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: object = {},
): Promise<DataStream<TextExample>> {
  const path = mkdtempSync(join(tmpdir(), "espalier-texts-"));
  mkdirSync(join(path, "texts"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, "texts", name)), { recursive: true });
    writeFileSync(join(path, "texts", name), content);
  }
  const services = [{ path }];
  return (await build(textFiles, { folder: "texts", ...options }, services)) as DataStream<TextExample>;
}

/** Names of the documents of each step. */
async function documentsOf(stream: DataStream<TextExample>): Promise<string[][]> {
  const steps = stream.stepNames.map(async (_, index) => {
    const splits = (["train", "search-validation", "test"] as const).map((split) =>
      stream.examples(index + 1, split),
    );
    const examples = (await Promise.all(splits)).flatMap((some) => [...some]);
    return [...new Set(examples.map(({ document }) => document!))].toSorted();
  });
  return await Promise.all(steps);
}

/** The code, the remedy and what was at fault. */
async function refusal(stream: Promise<unknown>): Promise<Partial<EspalierError>> {
  const error = await stream.then(
    () => new Error("it was accepted"),
    (error: EspalierError) => error,
  );
  return error as EspalierError;
}

describe("steps", () => {
  it("are sub-folders in order of name, with the files deeper down", async () => {
    const stream = await streamOf({
      "b/2.txt": second,
      "a/1.txt": first,
      "b/more/3.txt": third,
      "b/no-text.md": "# not read",
    });
    expect(stream.stepNames).toEqual(["a", "b"]);
    expect(await documentsOf(stream)).toEqual([["a/1.txt"], ["b/2.txt", "b/more/3.txt"]]);
  });

  it("are equal numbers of files in order of name", async () => {
    const names = ["e", "a", "d", "b", "c"];
    const files = Object.fromEntries(names.map((name) => [`${name}.txt`, `${name} ${first}`]));
    const stream = await streamOf(files, { by: "name", steps: 2 });
    expect(stream.stepNames).toEqual(["a.txt to c.txt", "d.txt to e.txt"]);
    expect(await documentsOf(stream)).toEqual([
      ["a.txt", "b.txt", "c.txt"],
      ["d.txt", "e.txt"],
    ]);
  });

  it("are dates in the names, those of one date together", async () => {
    const files = {
      "letter-1862-09-17.txt": first,
      "another 1862-09-17.txt": second,
      "1863.txt": third,
      "x/speech_1861.txt": `${first} ${second}`,
    };
    const stream = await streamOf(files, { by: "date", steps: 3 });
    expect(stream.stepNames).toEqual(["1861", "1862-09-17", "1863"]);
    expect(await documentsOf(stream)).toEqual([
      ["x/speech_1861.txt"],
      ["another 1862-09-17.txt", "letter-1862-09-17.txt"],
      ["1863.txt"],
    ]);
  });
});

describe("refused are", () => {
  it.each([
    ["no such folder", { "a/1.txt": first }, { folder: "nowhere" }, "ESPALIER_LANGUAGE_FOLDER"],
    ["a file for a folder", { "a/1.txt": first }, { folder: "texts/a/1.txt" }, "ESPALIER_LANGUAGE_FOLDER"],
    ["a folder without texts", { "a/1.md": first }, {}, "ESPALIER_LANGUAGE_NO_FILES"],
    ["a file in no sub-folder", { "1.txt": first, "a/2.txt": second }, {}, "ESPALIER_LANGUAGE_LOOSE_FILE"],
    ["a name without a date", { "20212.txt": first }, { by: "date", steps: 1 }, "ESPALIER_LANGUAGE_NO_DATE"],
    ["a date only in a folder's name", { "2021/a.txt": first }, { by: "date" }, "ESPALIER_LANGUAGE_NO_DATE"],
    ["fewer files than steps", { "1.txt": first }, { by: "name" }, "ESPALIER_LANGUAGE_TOO_FEW_FILES"],
    ["a step of empty files", { "a/1.txt": first, "b/2.txt": " \n" }, {}, "ESPALIER_LANGUAGE_EMPTY_STEP"],
  ])("%s", async (_, files, options, code) => {
    const error = await refusal(streamOf(files as Record<string, string>, options));
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(error.remedy).toMatch(/\.$/);
  });

  it("a file that is not UTF-8, with the place of the wrong byte", async () => {
    const latin = Buffer.concat([Buffer.from("Four score\nand "), Buffer.from([0xe9])]);
    const error = await refusal(streamOf({ "a/1.txt": latin }));
    expect(String(error.message)).toMatch(/1\.txt.*line 2/s);
  });

  it("a file of binary data", async () => {
    const error = await refusal(streamOf({ "a/1.txt": Uint8Array.from([80, 75, 3, 4, 0, 0, 1]) }));
    expect(error.code).toMatch(/^ESPALIER_/);
  });
});
