import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { DataStream, Split } from "espalier";
import { passagesOf } from "../../../plugins/language/passages.ts";
import { stateOfTheUnion } from "../../../plugins/language/state-of-the-union.ts";
import type { TextExample } from "../../../plugins/language/text-example.ts";
import { TextStream } from "../../../plugins/language/text-stream.ts";
import { build } from "../build.ts";
import { GETTYSBURG } from "./tiny-language.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

async function textsOf(stream: DataStream<TextExample>, step: number): Promise<Record<Split, string[]>> {
  const texts = await Promise.all(
    SPLITS.map(async (split) => [...(await stream.examples(step, split))].map(({ text }) => text)),
  );
  return Object.fromEntries(SPLITS.map((split, index) => [split, texts[index]!])) as Record<Split, string[]>;
}

describe("passages", () => {
  const text = GETTYSBURG.join("\n\n");

  it("are whole sentences of at least so many bytes", () => {
    expect(passagesOf(text, 100).map((passage) => [passage.slice(0, 8), passage.slice(-8)])).toEqual([
      ["Four sco", "d equal."],
      ["Now we a", " endure."],
      ["We are m", "ht live."],
      ["It is al", " ground."],
      ["The brav", "detract."],
      ["The worl", "id here."],
    ]);
  });

  it("hold all words in their order, and are no shorter than asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (minimum) => {
        const passages = passagesOf(text, minimum);
        expect(passages.join(" ")).toBe(text.replaceAll(/\s+/g, " "));
        if (passages.length > 1)
          for (const passage of passages) expect(Buffer.byteLength(passage)).toBeGreaterThanOrEqual(minimum);
      }),
    );
  });

  it("are none of a text of white space", () => {
    expect(passagesOf(" \n\n\t ", 10)).toEqual([]);
  });
});

describe("state-of-the-union", () => {
  let stream: DataStream<TextExample>;
  beforeAll(async () => {
    stream = (await build(stateOfTheUnion)) as DataStream<TextExample>;
  });

  it("brings about twice the bytes from step to step", async () => {
    expect(stream.stepNames).toEqual([
      "1790 to 1814",
      "1815 to 1831",
      "1832 to 1851",
      "1852 to 1897",
      "1898 to 2021",
    ]);
    const sizes = await Promise.all(
      stream.stepNames.map(async (_, index) => {
        const texts = Object.values(await textsOf(stream, index + 1)).flat();
        return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      }),
    );
    const ratios = sizes.slice(1).map((size, index) => size / sizes[index]!);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(2, 0);
  });

  it("divides by time for any number of steps", async () => {
    for (const steps of [1, 2, 7]) {
      const { stepNames } = (await build(stateOfTheUnion, { steps })) as DataStream;
      const years = stepNames.map((name) => name.split(" to ").map(Number) as [number, number]);
      expect([years[0]![0], years.at(-1)![1]]).toEqual([1790, 2021]);
      for (const [index, [first]] of years.slice(1).entries())
        expect(first).toBeGreaterThan(years[index]![1]);
    }
  });

  it("has splits of 90, 5 and 5 % with no text in two of them, whatever the step", async () => {
    const seen = new Map<string, Split>();
    const counts: Record<Split, number> = { train: 0, "search-validation": 0, test: 0 };
    const ids = new Set<string>();
    for (let step = 1; step <= stream.steps; step++)
      for (const split of SPLITS)
        for (const { id, text } of await stream.examples(step, split)) {
          expect(seen.get(text) ?? split, text).toBe(split);
          seen.set(text, split);
          ids.add(id);
          counts[split]++;
        }
    const all = counts.train + counts["search-validation"] + counts.test;
    expect(ids.size).toBe(all);
    expect(counts["search-validation"] / all).toBeCloseTo(0.05, 2);
    expect(counts.test / all).toBeCloseTo(0.05, 2);
  });

  it("has the same splits in another process", async () => {
    const code = `
      const { stateOfTheUnion } = await import(${JSON.stringify(resolve("dist/plugins/language/state-of-the-union.js"))});
      const stream = await stateOfTheUnion.definition.create({ steps: 5, passageBytes: 512 });
      const tests = await stream.examples(2, "test");
      console.log(JSON.stringify([...tests].map(({ id }) => id)));
    `;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual([...(await stream.examples(2, "test"))].map(({ id }) => id));
  });

  it("shows the beginning of a passage and its address", async () => {
    const [example] = await stream.examples(1, "train");
    const { texts, notes } = await stream.show!(example!);
    expect(texts[0]).toMatch(/^Fellow-Citizens of the Senate and House of Representatives: .* \.\.\.$/);
    expect(notes).toEqual(["1790_george_washington_n"]);
  });
});

it("splits a text by its content, in whatever document and step it arrives", async () => {
  const sentence = "It is for us the living, rather, to be dedicated here.";
  const documents = (prefix: string) =>
    Array.from({ length: 50 }, (_, index) => ({ name: `${prefix} ${index}`, text: `${index} ${sentence}` }));
  const stream = new TextStream(
    [
      { name: "one", documents: documents("a") },
      { name: "two", documents: documents("b") },
    ],
    16,
  );
  const [one, two] = [await textsOf(stream, 1), await textsOf(stream, 2)];
  expect(one).toEqual(two);
  expect(one.test.length + one["search-validation"].length).toBeGreaterThan(0);
});
