import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parquetMetadata, parquetSchema } from "hyparquet";
import { EspalierError } from "espalier";
import { checkRowGroup } from "../../../plugins/parquet/check-row-group.ts";
import { FIXTURES, fixture, folderWith, refusal, rowsOf, sourceOf, streamOf } from "./parquet-files.ts";

describe("faults are", () => {
  it("pictures and captions that are missing or damaged, and cells of another type", async () => {
    const stream = await streamOf(FIXTURES, {
      files: ["faults-gzip.parquet", "bytes-snappy.parquet"],
      tolerance: 0.5,
      heldOut: 0.3,
    });
    const { count, first } = await stream.faults(1);
    expect(count).toBe(7);
    const problems = first.map(({ place, problem }) => `${place} ${problem}`);
    expect(problems[0]).toBe("faults-gzip.parquet:1 it has no picture");
    expect(problems[1]).toMatch(/^faults-gzip\.parquet:2 \S/);
    expect(problems[2]).toBe("faults-gzip.parquet:3 it is not a picture");
    expect(problems[3]).toBe("faults-gzip.parquet:4 the file is empty");
    expect(problems.slice(4)).toEqual([5, 6, 7].map((row) => `faults-gzip.parquet:${row} it has no caption`));
  });

  it("splits and arrivals that are missing", async () => {
    const source = await sourceOf(FIXTURES, "faults-gzip.parquet", { split: "split", arrival: "arrival" });
    expect((await rowsOf(source)).slice(8)).toEqual([
      {
        place: "faults-gzip.parquet:8",
        problem: '"constructor" is not a split: train, validation, val, search-validation, test',
      },
      { place: "faults-gzip.parquet:9", problem: "it has no arrival" },
    ]);
  });

  it("the rows of a row group whose pages state wrong sizes, which hyparquet alone reads endlessly", async () => {
    const bytes = fixture("paths-brotli.parquet");
    [bytes[8], bytes[592]] = [0o124, 0o243];
    const rows = await rowsOf(await sourceOf(folderWith({ "0.parquet": bytes }), "0.parquet"));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ problem: expect.stringMatching(/row group is damaged: a page has/) });
  });

  it.each([
    [{ captions: ["year"] }, '"year" is a bigint in place of text'],
    [{ captions: ["image"] }, "it is not UTF-8"],
    [{ picture: "year" }, '"year" is a bigint in place of a picture'],
    [{ picture: "unused" }, '"unused" is a number in place of a picture'],
    [{ picture: "labels" }, '"labels" is a list in place of a picture'],
  ])("columns of another type: %o", async (columns, problem) => {
    const rows = await rowsOf(await sourceOf(FIXTURES, "bytes-snappy.parquet", columns));
    expect(rows).toHaveLength(60);
    expect(rows[0]).toEqual({ place: "bytes-snappy.parquet:0", problem });
  });

  it("the rows of a damaged row group, and no others", async () => {
    const bytes = fixture("bytes-snappy.parquet");
    const { data_page_offset: end } = parquetMetadata(bytes).row_groups[1]!.columns[0]!.meta_data!;
    bytes.fill(0xff, Number(end), Number(end) + 20);
    const rows = await rowsOf(await sourceOf(folderWith({ "0.parquet": bytes }), "0.parquet"));
    const damaged = rows.flatMap((row, index) => ("problem" in row ? [index] : []));
    expect(rows).toHaveLength(60);
    expect(damaged).toEqual(Array.from({ length: 25 }, (_, row) => 25 + row));
    expect(rows[25]).toMatchObject({ problem: expect.stringMatching(/^its row group is damaged: /) });
  });
});

/** A file whose column is compressed with a method that is not supported. */
function lzo(): Uint8Array {
  const bytes = Buffer.from(fixture("bytes-snappy.parquet"));
  const footer = bytes.readUInt32LE(bytes.length - 8) + 8;
  // The number of the method follows the column's name: 1 for Snappy, 3 for LZO, both doubled.
  const place = bytes.indexOf(Buffer.from("text\x15\x02"), bytes.length - footer);
  bytes[place + 5] = 6;
  return bytes;
}

describe("refused is", () => {
  const whole = fixture("bytes-snappy.parquet");
  const text = Buffer.from("image,text\n1.png,one\n");
  const cases: [string, Readonly<Record<string, string | Uint8Array>>, object, string, RegExp][] = [
    ["a missing file", {}, { files: "0.parquet" }, "UNREADABLE", /0\.parquet/],
    ["a missing folder", {}, { files: "no/*.parquet" }, "UNREADABLE", /no/],
    ["an empty folder", {}, { files: "." }, "NO_FILES", /\*\.parquet/],
    ["a pattern without files", { "0.parquet": whole }, { files: "1*" }, "NO_FILES", /1\*/],
    ["an empty file", { "0.parquet": new Uint8Array() }, { files: "." }, "BROKEN", /not a Parquet file/],
    ["a short file", { "0.parquet": Buffer.from("PA") }, { files: "." }, "BROKEN", /not a Parquet file/],
    [
      "a file of four bytes",
      { "0.parquet": Buffer.from("PAR1") },
      { files: "." },
      "BROKEN",
      /cannot be read/,
    ],
    ["a text file", { "0.parquet": text }, { files: "." }, "BROKEN", /not a Parquet file/],
    [
      "an encrypted file",
      { "0.parquet": Buffer.from("PARE....PARE") },
      { files: "." },
      "BROKEN",
      /encrypted/,
    ],
    ["a truncated file", { "0.parquet": whole.slice(0, -9) }, { files: "." }, "BROKEN", /truncated/],
    [
      "a footer without its begin",
      { "0.parquet": whole.slice(-40) },
      { files: "." },
      "BROKEN",
      /not a Parquet/,
    ],
    [
      "an unknown column",
      { "0.parquet": whole },
      { files: ".", tags: ["topic"] },
      "WITHOUT_COLUMN",
      /"topic"/,
    ],
    ["another compression", { "0.parquet": lzo() }, { files: "." }, "COMPRESSION", /"text" of .* with LZO/],
    [
      "splits twice",
      { "0.parquet": whole },
      { files: { train: "." }, split: "part" },
      "SPLIT_TWICE",
      /"part"/,
    ],
    [
      "addresses",
      { "0.parquet": "paths-brotli.parquet" },
      { files: ".", picture: "url" },
      "ADDRESSES",
      /http:\/\/example\.com\/a\.png/,
    ],
  ];
  it.each(cases)("%s", async (_, files, options, code, message) => {
    const error = await refusal(streamOf(folderWith(files), { ...options }));
    expect(error).toMatchObject({ code: `ESPALIER_PARQUET_${code}`, exitCode: 2 });
    expect(error.message).toMatch(message);
    expect(error.remedy).toMatch(/\.$/);
  });

  it("an unknown column, with the columns there are", async () => {
    const error = await refusal(streamOf(FIXTURES, { files: "bytes-snappy.parquet", picture: "jpg" }));
    expect(error.allowed).toBe("image, text, year, part, labels, unused");
  });

  it("a damaged file after others", async () => {
    const folder = folderWith({ "0.parquet": whole, "1.parquet": whole.slice(0, 999) });
    const error = await refusal(streamOf(folder, { files: "." }));
    expect(error).toMatchObject({ code: "ESPALIER_PARQUET_BROKEN", culprit: join(folder, "1.parquet") });
  });

  it("a row group that cannot be read or does not fit into memory", () => {
    const { row_groups: groups, ...metadata } = parquetMetadata(whole);
    const schema = parquetSchema(metadata).children;
    const check = (change: object, changeOfPart: object = {}) => {
      const [first, ...others] = groups[0]!.columns;
      const part = { ...first!, meta_data: { ...first!.meta_data!, ...changeOfPart } };
      checkRowGroup("a.parquet", { ...groups[0]!, columns: [part, ...others], ...change }, schema);
    };
    expect(() => check({})).not.toThrow();
    expect(() => check({ num_rows: 2n ** 40n })).toThrow("a row group has 1099511627776 rows");
    expect(() => check({ num_rows: undefined })).toThrow("a row group has undefined rows");
    expect(() => check({ columns: groups[0]!.columns.slice(1) })).toThrow("other columns");
    expect(() => check({ columns: [groups[0]!.columns[0], ...groups[0]!.columns] })).toThrow("other columns");
    expect(() => check({ columns: [{ file_offset: 0n }] })).toThrow("lacks its metadata");
    expect(() => check({}, { path_in_schema: ["image", "bytes"] })).toThrow("other columns");
    expect(() => check({}, { data_page_offset: undefined })).toThrow("no valid place");
    expect(() => check({}, { codec: undefined })).toThrow("an unknown method");
    expect(() => check({}, { total_uncompressed_size: 2_000_000_001n })).toThrow(/has 20\d\d MB/);
  });
});

describe("a file with", () => {
  const files = [
    "bytes-snappy.parquet",
    "struct-zstd.parquet",
    "faults-gzip.parquet",
    "paths-brotli.parquet",
  ];

  const folder = folderWith({});

  /** @throws anything but an `EspalierError`. */
  async function read(bytes: Uint8Array): Promise<void> {
    writeFileSync(join(folder, "0.parquet"), bytes);
    try {
      const source = await sourceOf(folder, "0.parquet");
      for await (const row of source.rows())
        if (!("problem" in row)) await source.picture(row.picture).catch((error: Error) => error.message);
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
    }
  }

  it.each(files)("random bytes in %s is read or refused", async (name) => {
    const whole = fixture(name);
    const place = fc.oneof(
      fc.nat(whole.length - 1),
      fc.integer({ min: whole.length - 1500, max: whole.length - 1 }),
    );
    const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = whole.slice();
        for (const [at, byte] of changed) bytes[Math.max(0, at)] = byte;
        await read(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it.each(files)("fewer bytes than %s is read or refused", async (name) => {
    const whole = fixture(name);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length), async (one, other) => {
        await read(
          Buffer.concat([whole.subarray(0, Math.min(one, other)), whole.subarray(Math.max(one, other))]),
        );
      }),
      { numRuns: 50 },
    );
  });
});
