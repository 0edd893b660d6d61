import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataFaults, EspalierError, Split } from "espalier";
import { csv } from "espalier/plugins/csv";
import type { PairStream } from "espalier/image-text";
import { build } from "../build.ts";
import { folderWith, table } from "./csv-files.ts";

type Csv = PairStream & { faults(step: number): Promise<DataFaults> };

function streamIn(path: string, options: object = {}): Promise<Csv> {
  const all = { file: "pairs.csv", imageSize: 8, steps: 1, heldOut: 0.3, ...options };
  return build(csv, all, [{ path }]) as Promise<Csv>;
}

/** The stream of a file with a text. */
function streamOf(text: string | Uint8Array, options: object = {}): Promise<Csv> {
  return streamIn(folderWith({ "pairs.csv": text }), options);
}

async function pairsOf(stream: Csv) {
  const splits = (["train", "search-validation", "test"] as const).map((split) => stream.examples(1, split));
  return (await Promise.all(splits)).flatMap((pairs) => [...pairs]);
}

async function captionsOf(stream: Csv): Promise<readonly string[]> {
  return (await pairsOf(stream)).flatMap(({ captions }) => captions.map(({ text }) => text));
}

async function refusal(stream: Promise<unknown>): Promise<Partial<EspalierError>> {
  return stream.then(
    () => ({ message: "it was accepted" }),
    (error: EspalierError) => error,
  );
}

const whole = table();
const known = (await captionsOf(await streamOf(whole))).toSorted();

describe("the same rows are read from", () => {
  const separated = (separator: string) => whole.replaceAll(",", separator);
  it.each<[string, string | Uint8Array]>([
    ["tabs", separated("\t")],
    ["semicolons", separated(";")],
    ["Windows line ends", whole.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${whole}`],
    ["quoted cells", whole.replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`)],
    ["empty lines", whole.replaceAll("\n", "\n\n")],
    ["no line end after the last row", whole.trimEnd()],
    ["gzip", gzipSync(whole)],
  ])("%s", async (_, text) => {
    const stream = await streamOf(text);
    expect(await stream.faults(1)).toEqual({ count: 0, first: [] });
    expect((await captionsOf(stream)).toSorted()).toEqual(known);
  });
});

it("any caption is read as it was written", async () => {
  const word = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((text) => /^[^\0\uFFFD]*\S[^\0\uFFFD]*$/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (captions) => {
      const quoted = captions.map((caption) => `"${caption.replaceAll('"', '""')}"`);
      const rows = Array.from(
        { length: 40 },
        (_, index) => `pictures/${index}.png,${quoted[index % quoted.length]}`,
      );
      const found = new Set(await captionsOf(await streamOf(`filepath,title\n${rows.join("\n")}`)));
      expect(found).toEqual(new Set(captions.map((caption) => caption.trim())));
    }),
    { numRuns: 25 },
  );
});

it("columns become captions, tags, splits and growth steps", async () => {
  const splits = ["train", "val", "Test", "validation"];
  const cells = (index: number) =>
    index < 0
      ? ",split,second,parity"
      : `,${splits[index % 4]},${index % 3 === 0 ? "" : `number ${index}`},${index % 2 === 0 ? "even" : "odd"}`;
  const options = {
    captions: ["title", "second"],
    tags: ["parity"],
    split: "split",
    arrival: "year",
    steps: 2,
  };
  const stream = await streamOf(table(cells), options);
  expect(stream.stepNames).toEqual(["2000", "2001 to 2003"]);
  const idsOf = async (step: number, split: Split) =>
    [...(await stream.examples(step, split))].map(({ id }) => id);
  expect(await idsOf(1, "train")).toEqual(["pairs.csv:2", "pairs.csv:6", "pairs.csv:10"]);
  expect(await idsOf(1, "search-validation")).toEqual([3, 5, 7, 9, 11].map((line) => `pairs.csv:${line}`));
  expect(await idsOf(1, "test")).toEqual(["pairs.csv:4", "pairs.csv:8"]);
  const [first, second] = [...(await stream.examples(1, "train"))];
  expect(first!.captions.map(({ text }) => text)).toEqual(["emoji 0"]);
  expect(second).toMatchObject({
    captions: [{ text: "emoji 4" }, { text: "number 4" }],
    tags: ["parity:even", "emoji 4", "number 4"],
  });
});

it("quotation marks inside a cell are text", async () => {
  const text = table().replace("emoji 1,", '5" disk,').replace("emoji 2,", '"a" b,');
  expect(await captionsOf(await streamOf(text))).toEqual(expect.arrayContaining(['5" disk', '"a" b']));
});

describe("left out and counted are", () => {
  it.each<[string, string, string]>([
    ["a missing picture", "pictures/none.png,a", "pictures/none.png: the file does not exist"],
    ["a folder", "pictures,a", "pictures: it is a folder"],
    ["a file that is not a picture", "pairs.csv,a", "pairs.csv: it is not a picture"],
    ["a path out of the folder", "../../etc/passwd,a", "../../etc/passwd: the path leads out of FOLDER"],
    ["an absolute path elsewhere", "/etc/passwd,a", "/etc/passwd: the path leads out of FOLDER"],
    ["a path with a NUL", "pictures/\0.png,a", "pictures/\0.png: the path leads out of FOLDER"],
    ["no path", ",a", "it has no picture"],
    ["no caption", "pictures/1.png,", "it has no caption"],
    ["too few cells", "pictures/1.png", "it has 1 cells instead of 2"],
    ["too many cells", "pictures/1.png,a,b", "it has 3 cells instead of 2"],
  ])("%s", async (_, line, problem) => {
    const good = table()
      .replaceAll(/,\d{4}$/gm, "")
      .replace(",year", "");
    const folder = folderWith({ "pairs.csv": `${good}${line}\npictures/2.png,last\n` });
    const stream = await streamIn(folder, { tolerance: 0.1 });
    const expected = { place: "pairs.csv:42", problem: problem.replace("FOLDER", folder) };
    expect(await stream.faults(1)).toEqual({ count: 1, first: [expected] });
    expect(await captionsOf(stream)).toContain("last");
  });

  it("rows in another encoding", async () => {
    const latin = Buffer.concat([
      Buffer.from(`${table()}pictures/1.png,caf`),
      Buffer.from([0xe9]),
      Buffer.from(",2000\n"),
    ]);
    const stream = await streamOf(latin, { tolerance: 0.1 });
    expect((await stream.faults(1)).first).toEqual([{ place: "pairs.csv:42", problem: "it is not UTF-8" }]);
  });

  it("rows without an arrival, or with an unknown split", async () => {
    const more = `${table((index) => (index < 0 ? ",split" : ",train"))}pictures/1.png,a,,train\npictures/2.png,a,2000,constructor\n`;
    const stream = await streamOf(more, { arrival: "year", split: "split", tolerance: 0.1 });
    expect((await stream.faults(1)).first).toEqual([
      { place: "pairs.csv:42", problem: "it has no arrival" },
      {
        place: "pairs.csv:43",
        problem: '"constructor" is not a split: train, validation, val, search-validation, test',
      },
    ]);
  });

  it("the rest of a file after a quotation mark that is never closed", async () => {
    const stream = await streamOf(`${table()}"pictures/1.png,a,2000\npictures/2.png,b,2000\n`, {
      tolerance: 0.1,
    });
    expect((await stream.faults(1)).first).toEqual([
      { place: "pairs.csv:43", problem: "a quotation mark is not closed" },
    ]);
  });
});

describe("refused are", () => {
  const gzip = gzipSync(whole);
  it.each<[string, string | Uint8Array, object, string, string]>([
    ["no file", whole, { file: "none.csv" }, "ESPALIER_CSV_UNREADABLE", "ENOENT"],
    ["a folder", whole, { file: "pictures" }, "ESPALIER_CSV_UNREADABLE", "EISDIR"],
    ["an empty file", "", {}, "ESPALIER_CSV_WITHOUT_ROWS", "is empty"],
    ["an unknown column", whole, { tags: ["colour"] }, "ESPALIER_CSV_WITHOUT_COLUMN", 'no column "colour"'],
    ["half of a compressed file", gzip.subarray(0, 60), {}, "ESPALIER_CSV_BROKEN", "unexpected end of file"],
    [
      "a quotation mark that hides the file",
      `filepath,title,year\n"${"x".repeat(200_000)}`,
      {},
      "ESPALIER_TOO_MANY_FAULTS",
      "a quotation mark is not closed",
    ],
  ])("%s", async (_, text, options, code, message) => {
    const error = await refusal(streamOf(text, options));
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(error.message).toContain(message);
  });
});
