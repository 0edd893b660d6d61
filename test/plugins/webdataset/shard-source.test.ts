import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseField, parseJsonField } from "../../../plugins/webdataset/field.ts";
import { temporaryFolder } from "../../run/temporary-folder.ts";
import { emoji, readShard, sampleFiles } from "./shards.ts";
import { tarBytes } from "./tar-bytes.ts";

const read = (...[files, fields]: [Parameters<typeof tarBytes>[0], Parameters<typeof readShard>[2]?]) =>
  readShard(join(temporaryFolder(), "a.tar"), tarBytes(files), fields);

describe("a sample", () => {
  it("has the reference of its picture, of which the bytes are read", async () => {
    const { rows, source } = await read(sampleFiles(0, 3));
    expect(rows.map(({ id }) => id)).toEqual(["a.tar:00000", "a.tar:00001", "a.tar:00002"]);
    expect(rows[0]!.picture).toBe(`0:512+${emoji(0).length}`);
    for (const [index, { picture }] of rows.entries())
      expect(Buffer.from(await source.picture(picture))).toEqual(emoji(index));
  });

  it("has captions, an arrival and labels from JSON", async () => {
    const fields = {
      captions: ["json.caption", "TXT", "json.missing", "json.meta.year.deeper"].map(parseField),
      arrival: parseJsonField("json.date"),
      tags: [parseJsonField("json.meta.year"), parseJsonField("json.nothing")],
    };
    const { rows } = await read(sampleFiles(1, 2), fields);
    expect(rows).toEqual([
      {
        id: "a.tar:00001",
        picture: expect.any(String),
        captions: ["json 1", "emoji 1"],
        arrival: "2026-11",
        tags: ["meta.year:2001"],
      },
    ]);
  });

  it("has the first picture by the order of the formats, whatever their order in the shard", async () => {
    const { rows, source } = await read([
      { name: "a.png", content: "png" },
      { name: "a.jpg", content: "jpg" },
      { name: "a.txt", content: "text" },
    ]);
    expect(Buffer.from(await source.picture(rows[0]!.picture)).toString()).toBe("jpg");
  });

  it("ends where the key changes, for any files", async () => {
    const names = fc.tuple(
      fc.constantFrom("a", "b", "d/a", "d.x/a", "./a"),
      fc.constantFrom("jpg", "txt", "x.y"),
    );
    const path = join(temporaryFolder(), "a.tar");
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(names, { selector: String }), async (files) => {
        const expected: string[] = [];
        const seen = new Set<string>();
        for (let start = 0; start < files.length;) {
          const key = files[start]![0];
          let end = start;
          while (end < files.length && files[end]![0] === key) end++;
          const parts = files.slice(start, end).map(([, part]) => part);
          if (!seen.has(key) && parts.includes("jpg") && parts.includes("txt")) expected.push(`a.tar:${key}`);
          seen.add(key);
          start = end;
        }
        const content = ([key, part]: readonly string[]) => ({
          name: `${key}.${part}`,
          content: `${key} ${part}`,
        });
        const { rows } = await readShard(path, tarBytes(files.map(content)));
        expect(rows.map(({ id }) => id)).toEqual(expected);
      }),
    );
  });
});

const good = sampleFiles(0, 1);
const picture = { name: "x.png", content: emoji(5) };
const text = { name: "x.txt", content: "a text" };

describe("left out is a sample", () => {
  const json = (content: string) => [picture, { name: "x.json", content }];
  const captions = { captions: [parseField("json.caption")] };
  it.each([
    ["without a picture", [text], {}, "it has no picture"],
    ["without a caption", [picture], {}, "it has no caption"],
    ["with an empty caption", [picture, { ...text, content: " \n" }], {}, "it has no caption"],
    ["with two parts of a name", [picture, text, { ...text, name: "x.TXT" }], {}, "it has two parts txt"],
    ["in Latin-1", [picture, { ...text, content: Buffer.from([233]) }], {}, "its part txt is not UTF-8"],
    ["with a huge text", [picture, { ...text, content: " ".repeat(2 ** 20 + 1) }], {}, /has 1048577 bytes/],
    ["with invalid JSON", json("{"), captions, "its part json is not valid JSON"],
    ["with JSON without an object", json("3"), captions, "it has no caption"],
    ["with a number for a caption", json('{"caption":3}'), captions, /json.caption must be a string$/],
    ["without an arrival", [picture, text], { arrival: parseJsonField("json.date") }, "it has no arrival"],
    [
      "with a list for an arrival",
      [...json('{"date":[]}'), text],
      { arrival: parseJsonField("json.date") },
      /json.date must be a string or a number$/,
    ],
    [
      "that inherits a caption from Object",
      json("{}"),
      { captions: [parseField("json.__proto__.constructor.name")] },
      "it has no caption",
    ],
  ])("%s", async (_, files, fields, problem) => {
    const { rows, faults } = await readShard(
      join(temporaryFolder(), "a.tar"),
      tarBytes([...files, { name: "y.png", content: "" }, { name: "y.txt", content: "y" }]),
      { ...fields },
    );
    expect(faults[0]).toEqual({ place: "a.tar:x", problem: expect.stringMatching(problem) });
    expect([...faults.slice(1).map(({ place }) => place), ...rows.map(({ id }) => id)]).toEqual(["a.tar:y"]);
  });

  it("whose key an earlier sample of the shard has", async () => {
    const { rows, faults } = await read([...good, picture, text, ...good]);
    expect(rows.map(({ id }) => id)).toEqual(["a.tar:00000", "a.tar:x"]);
    expect(faults).toEqual([{ place: "a.tar:00000", problem: "an earlier sample of the shard has its key" }]);
  });
});
