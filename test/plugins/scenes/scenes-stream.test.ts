import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { Random, type Split } from "espalier";
import type { Pair } from "espalier/image-text";
import type { ScenePair } from "../../../plugins/scenes/scene-pair.ts";
import type { ScenesStream, ScenesStreamOptions } from "../../../plugins/scenes/scenes-stream.ts";
import { scenesStream } from "../../../plugins/scenes/stream-strategy.ts";
import { build } from "../build.ts";
import { holds, parseCaption } from "./parse-caption.ts";
import { firstPairs, STEPS, streamOf } from "./streams.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** All that there is to a pair, but its picture. */
function plain({ id, group, captions, tags }: Pair): unknown {
  return { id, group, tags, texts: captions.map(({ text }) => text) };
}

/** Runs a compiled script of `children` in a process of its own. @returns its lines. */
function child(script: string, ...args: readonly string[]): string[] {
  const path = `dist/test/plugins/scenes/children/${script}`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", path, ...args], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return stdout.trim().split("\n");
}

describe("pairs", () => {
  it("are as many as the options say", async () => {
    const stream = streamOf({ pairs: 100, factor: 2.5, validationPairs: 7, testPairs: 9 });
    const counts = STEPS.map(async (step) =>
      Promise.all(SPLITS.map(async (split) => (await stream.examples(step, split)).length)),
    );
    expect(await Promise.all(counts)).toEqual([
      [100, 7, 9],
      [250, 7, 9],
      [625, 7, 9],
      [1563, 7, 9],
      [3906, 7, 9],
    ]);
    await expect(stream.examples(6, "train")).rejects.toThrow(RangeError);
    const few = streamOf({ steps: 2 });
    expect(few.stepNames).toHaveLength(2);
    await expect(few.examples(3, "train")).rejects.toThrow(RangeError);
  });

  it("are the same for the same place, however and whenever they are asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat({ max: 1000 }),
          step: fc.constantFrom(...STEPS),
          split: fc.constantFrom(...SPLITS),
          index: fc.nat({ max: 99 }),
        }),
        async ({ seed, step, split, index }) => {
          const create = () =>
            streamOf({ seed, pairs: 100, factor: 1, validationPairs: 100, testPairs: 100 });
          const [one, other] = [create(), create()];
          const listed = [...(await one.examples(step, split))][index] as Pair;
          const pair = (await other.examples(step, split)).at(index) as Pair;
          const picture = await other.picture(pair);
          expect(plain(pair)).toEqual(plain(listed));
          expect(await one.picture(listed)).toEqual(picture);
          const known = { id: pair.id, group: "", captions: [], tags: [] };
          expect(await one.picture(known)).toEqual(picture);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are the same in another process, to the byte", async () => {
    const stream = streamOf({ seed: 11, labelNoise: 0.2, distractors: 1, hueDrift: 3 });
    const ids = STEPS.flatMap((step) =>
      SPLITS.flatMap((split) => [0, 77, 200].map((at) => `${split}/${step}/${at}`)),
    );
    const lines = ids.toReversed().map(async (id) => {
      const [split, step, index] = id.split("/") as [Split, string, string];
      const pair = (await stream.examples(Number(step), split)).at(Number(index)) as Pair;
      const texts = pair.captions.map(({ text }) => text);
      const { pixels } = await stream.picture(pair);
      const hash = createHash("sha256").update(JSON.stringify([pair.id, pair.group, texts, pair.tags]));
      return `${id} ${hash.update(pixels).digest("hex")}`;
    });
    expect(child("digest.js", ...ids).toReversed()).toEqual(await Promise.all(lines));
  });

  it("share no picture between splits and places", async () => {
    const stream = streamOf({ noise: 0 });
    const seen = new Map<string, string>();
    for (const step of STEPS) {
      for (const split of SPLITS) {
        for (const pair of await firstPairs(stream, step, split, 150)) {
          const key = Buffer.from((await stream.picture(pair)).pixels).toString("latin1");
          if (seen.has(key)) expect.fail(`${pair.id} looks like ${seen.get(key)}`);
          seen.set(key, pair.id);
        }
      }
    }
  });

  it("of one group say what is true of each other", async () => {
    for (const step of [1, 2]) {
      const groups = new Map<string, ScenePair[]>();
      for (const pair of await firstPairs(streamOf(), step, "train", 3000))
        groups.set(pair.group, [...(groups.get(pair.group) ?? []), pair]);
      expect(Math.max(...[...groups.values()].map(({ length }) => length))).toBeGreaterThan(3);
      for (const [first, ...others] of groups.values()) {
        for (const caption of first?.captions ?? [])
          for (const other of others)
            for (const claim of parseCaption(caption.text)) expect(holds(claim, other.scene)).toBe(true);
      }
    }
  });

  it("that nobody was given are refused", async () => {
    for (const id of ["train/1/16384", "train/9/0", "train/0/0", "test/1/01", "emoji/1/1", "train/1/-1"]) {
      const pair = { id, group: "", captions: [], tags: [] };
      await expect(streamOf().picture(pair), id).rejects.toMatchObject({
        code: "ESPALIER_SCENES_UNKNOWN_PAIR",
      });
    }
    expect((await streamOf({ testPairs: 3 }).examples(1, "test")).at(-1)?.id).toBe("test/1/2");
    expect((await streamOf().examples(1, "train")).at(16_384)).toBeUndefined();
    expect((await streamOf().examples(1, "train")).at(-1)?.id).toBe("train/1/16383");
  });
});

test("pairs far from each other are different ones, however many there are", async () => {
  const pairs = await streamOf({ pairs: 2 ** 30, factor: 4 }).examples(5, "train");
  expect(pairs.length).toBe(2 ** 38);
  const places = [5, 2 ** 32 + 5, 2 ** 33 + 5, 2 ** 37 + 5];
  const groups = places.map((place) => (pairs.at(place) as ScenePair | undefined)?.group);
  expect(new Set(groups).size).toBe(places.length);
});

test("pairs all over ten million take no memory", () => {
  expect(Number(child("walk.js")[0])).toBeLessThan(1_000_000);
});

describe("knobs", () => {
  const texts = async (options: Partial<ScenesStreamOptions>, step: number, split: Split = "train") =>
    (await firstPairs(streamOf(options), step, split, 1000)).flatMap(({ captions, scene }) =>
      captions.map(({ text }) => ({ text, scene })),
    );
  const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

  it("completeness: the share of attributes that is told", async () => {
    for (const completeness of [0.3, 0.9]) {
      const told = (await texts({ completeness, brevity: 0 }, 2)).map(({ text }) =>
        / (small|large) /.test(text),
      );
      expect(share(told)).toBeCloseTo(completeness, 1);
    }
    const whole = await texts({ completeness: 1, brevity: 0 }, 2);
    expect(whole.every(({ text }) => parseCaption(text)[0]?.phrase.length === 5)).toBe(true);
  });

  it("brevity: the share of objects of which one attribute is told, any of them", async () => {
    const phrases = async (brevity: number, step: number) =>
      (await texts({ completeness: 1, brevity }, step)).flatMap(({ text }) =>
        parseCaption(text).map(({ phrase }) => phrase.filter((word) => word !== "object")),
      );
    expect(share((await phrases(0.4, 2)).map(({ length }) => length === 1))).toBeCloseTo(0.4, 1);
    expect(share((await phrases(0.4, 3)).map(({ length }) => length === 1))).toBeCloseTo(0.4, 1);
    const alone = new Set((await phrases(1, 2)).flat());
    // Of 8 shapes, 10 colours, 2 sizes, 4 textures and 9 places each.
    expect(alone.size).toBe(33);
    expect((await phrases(1, 1)).every(({ length }) => length === 2)).toBe(true);
  });

  it("captions: how many there are at most", async () => {
    const counts = (await firstPairs(streamOf({ captions: 6 }), 5, "train", 200)).map(
      ({ captions }) => captions.length,
    );
    expect(Math.max(...counts)).toBe(6);
  });

  it("paraphrase: how often words are replaced, in the last step alone", async () => {
    const isPlain = ({ text }: { text: string }) => !/little|tiny|big|huge/.test(text);
    const sized = (all: readonly { text: string }[]) =>
      all.filter(({ text }) => /small|large|little|tiny|big|huge/.test(text));
    expect(share(sized(await texts({ paraphrase: 0 }, 5)).map(isPlain))).toBe(1);
    expect(share(sized(await texts({ paraphrase: 1 }, 5)).map(isPlain))).toBe(0);
    expect(share(sized(await texts({ paraphrase: 1 }, 4)).map(isPlain))).toBe(1);
  });

  it("labelNoise: the share of training captions that are another scene's", async () => {
    const isWrong = ({ text, scene }: Awaited<ReturnType<typeof texts>>[number]) =>
      !parseCaption(text).every((claim) => holds(claim, scene));
    const wrong = share((await texts({ labelNoise: 0.4 }, 3)).map(isWrong));
    expect(wrong).toBeGreaterThan(0.35);
    expect(wrong).toBeLessThan(0.41);
    expect(share((await texts({ labelNoise: 0.4 }, 3, "test")).map(isWrong))).toBe(0);
    expect(share((await texts({ labelNoise: 0.4 }, 3, "search-validation")).map(isWrong))).toBe(0);
  });

  it("distractors: objects more in training scenes, none in test scenes", async () => {
    const counts = async (split: Split) =>
      new Set(
        (await firstPairs(streamOf({ distractors: 3 }), 3, split, 200)).map(
          ({ scene }) => scene.objects.length,
        ),
      );
    expect(await counts("train")).toEqual(new Set([5]));
    expect(await counts("search-validation")).toEqual(new Set([5]));
    expect(await counts("test")).toEqual(new Set([2]));
  });

  it("seed: all scenes", async () => {
    const [one, other] = [await texts({ seed: 1 }, 5), await texts({ seed: 2 }, 5)];
    expect(share(one.map(({ text }, place) => text === other[place]?.text))).toBeLessThan(0.05);
  });

  it("imageSize: the side of pictures", async () => {
    for (const imageSize of [16, 48, 64]) {
      const stream = streamOf({ imageSize });
      const [pair] = await firstPairs(stream, 1, "train", 1);
      const { width, height, pixels } = await stream.picture(pair!);
      expect([width, height, pixels.length]).toEqual([imageSize, imageSize, imageSize ** 2 * 3]);
    }
  });

  it("are options of the strategy, which refuses what is out of range", async () => {
    const stream = (await build(scenesStream, { imageSize: 48, pairs: 3 })) as ScenesStream;
    expect([stream.imageSize, (await stream.examples(2, "train")).length]).toEqual([48, 6]);
    await expect(build(scenesStream, { completeness: 1.5 })).rejects.toThrow(Error);
  });
});

test("augmentation changes what no caption tells, the same for the same key", async () => {
  const stream = streamOf();
  const [pair] = await firstPairs(stream, 2, "train", 1);
  const varied = await stream.picture(pair!, new Random(1));
  expect(await stream.picture(pair!, new Random(1))).toEqual(varied);
  expect(await stream.picture(pair!, new Random(2))).not.toEqual(varied);
  const quiet = streamOf({ noise: 0, background: "plain" });
  expect(await quiet.picture(pair!, new Random(1))).toEqual(await quiet.picture(pair!));
});
