import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Random, type Split } from "espalier";
import { splitOf } from "../../../plugins/vision/digit-splits.ts";
import { readDigits } from "../../../plugins/vision/read-digits.ts";
import { digestOf, SPLITS } from "./digest-of.ts";
import { digitsStream } from "./tiny-vision.ts";

async function countsOf(order: "classes" | "mixed") {
  const stream = digitsStream(order);
  const rows = [];
  for (let step = 1; step <= stream.steps; step++) {
    const counts = [];
    for (const split of SPLITS) counts.push((await stream.examples(step, split)).length);
    rows.push([stream.stepNames[step - 1], ...counts]);
  }
  return rows;
}

describe("examples", () => {
  it("arrive two classes a step", async () => {
    expect(await countsOf("classes")).toMatchInlineSnapshot(`
      [
        [
          "digits 0 and 1",
          1675,
          220,
          233,
        ],
        [
          "digits 2 and 3",
          1641,
          184,
          198,
        ],
        [
          "digits 4 and 5",
          1468,
          185,
          190,
        ],
        [
          "digits 6 and 7",
          1654,
          221,
          209,
        ],
        [
          "digits 8 and 9",
          1496,
          215,
          211,
        ],
      ]
    `);
    const stream = digitsStream();
    for (let step = 1; step <= 5; step++) {
      const labels = new Set((await stream.examples(step, "test")).map(({ label }) => label));
      expect([...labels]).toEqual([`${2 * step - 2}`, `${2 * step - 1}`]);
    }
  });

  it("arrive in parts of all classes in order mixed", async () => {
    expect(await countsOf("mixed")).toMatchInlineSnapshot(`
      [
        [
          "part 1 of all digits",
          1584,
          201,
          231,
        ],
        [
          "part 2 of all digits",
          1612,
          202,
          208,
        ],
        [
          "part 3 of all digits",
          1568,
          213,
          193,
        ],
        [
          "part 4 of all digits",
          1595,
          210,
          198,
        ],
        [
          "part 5 of all digits",
          1575,
          199,
          211,
        ],
      ]
    `);
    const stream = digitsStream("mixed");
    for (const split of SPLITS) {
      const labels = new Set((await stream.examples(1, split)).map(({ label }) => label));
      expect(labels.size).toBe(10);
    }
  });

  it("share no id and no picture between splits, and are the same ones in both orders", async () => {
    const splitOfId = new Map<string, Split>();
    const splitOfPicture = new Map<string, Split>();
    for (const order of ["classes", "mixed"] as const) {
      const stream = digitsStream(order);
      const ids = new Set<string>();
      for (let step = 1; step <= stream.steps; step++)
        for (const split of SPLITS)
          for (const example of await stream.examples(step, split)) {
            const picture = Buffer.from((await stream.picture(example)).pixels).toString("latin1");
            if ((splitOfPicture.get(picture) ?? split) !== split) expect.fail(example.id);
            if ((splitOfId.get(example.id) ?? split) !== split) expect.fail(example.id);
            splitOfPicture.set(picture, split);
            splitOfId.set(example.id, split);
            ids.add(example.id);
          }
      expect(ids.size).toBe(10_000);
    }
    expect(splitOfId.size).toBe(10_000);
  });

  it("are split by their pixels alone", () => {
    const content = "the same pixels";
    expect(splitOf({ content })).toBe(splitOf({ content }));
    const splits = Array.from({ length: 2000 }, (_, index) => splitOf({ content: `${index}` }));
    for (const held of ["test", "search-validation"] as const) {
      const share = splits.filter((split) => split === held).length / splits.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.03);
    }
  });

  it("are refused for a step that does not exist", async () => {
    await expect(digitsStream().examples(6, "train")).rejects.toThrow(RangeError);
  });
});

it("is the same in another process", async () => {
  const child = "dist/test/plugins/vision/children/digest.js";
  const printed = execFileSync(process.execPath, [child], { encoding: "utf8" });
  expect(printed.trim().split("\n")).toEqual([await digestOf("classes"), await digestOf("mixed")]);
});

describe("pictures", () => {
  it("are dark ink on white paper, and vary with the key and with nothing else", async () => {
    const stream = digitsStream();
    const [example] = await stream.examples(1, "train");
    const plain = await stream.picture(example!);
    expect(plain).toMatchObject({ width: 28, height: 28 });
    expect([plain.pixels[0], Math.min(...plain.pixels)]).toEqual([255, expect.toSatisfy((ink) => ink < 10)]);
    expect(await stream.picture(example!)).toEqual(plain);
    const varied = await stream.picture(example!, new Random(1));
    expect(await stream.picture(example!, new Random(1))).toEqual(varied);
    expect(await stream.picture(example!, new Random(2))).not.toEqual(varied);
    expect(varied.pixels[0]).toBe(255);
  });

  it("are shown with their label", async () => {
    const stream = digitsStream();
    const [example] = await stream.examples(3, "train");
    const { media, texts, notes } = await stream.show(example!);
    expect(media).toMatch(/^data:image\/png;base64,/);
    expect([texts, notes]).toEqual([["4"], []]);
  });

  it("of no digit are refused", async () => {
    const refused = expect.objectContaining({ code: "ESPALIER_DIGITS_UNKNOWN_PICTURE" });
    await expect(digitsStream().picture({ id: "7/9999", label: "7" })).rejects.toEqual(refused);
  });
});

describe("the package", () => {
  it.each(['{ "data": [0, 1] }', "[]", '{ "data": "none" }', "not JSON"])(
    "that holds %s is refused",
    async (text) => {
      const folder = mkdtempSync(join(tmpdir(), "espalier-digits-"));
      mkdirSync(join(folder, "src", "digits"), { recursive: true });
      for (let digit = 0; digit < 10; digit++)
        writeFileSync(join(folder, "src", "digits", `${digit}.json`), text);
      await expect(readDigits(folder)).rejects.toMatchObject({ code: "ESPALIER_DIGITS_MALFORMED" });
    },
  );
});
