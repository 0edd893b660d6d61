import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { EspalierError, Random, type Split } from "espalier";
import {
  openPairStream,
  type PictureStreamOptions,
  pictureStreamOptions,
  type Row,
} from "espalier/picture-files";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { onNotice } from "../../src/download/notices.ts";
import { OwnRows, row, rows } from "./own-rows.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];
const defaults = Value.Create(Type.Object(pictureStreamOptions));

/** A source with a name of its own, so that tests do not share its cache. */
function own(list: ConstructorParameters<typeof OwnRows>[1]): OwnRows {
  return new OwnRows(randomUUID(), list);
}

function open(list: readonly Row[] | OwnRows, options: Partial<PictureStreamOptions> = {}) {
  const source = list instanceof OwnRows ? list : own(list);
  return openPairStream(source, { ...defaults, imageSize: 8, ...options });
}

type Stream = Awaited<ReturnType<typeof open>>;

/** Ids of the rows of each step by split. */
async function idsOf(stream: Stream): Promise<Record<Split, string[]>[]> {
  const steps = stream.stepNames.map(async (_, index) => {
    const ids = SPLITS.map(async (split) =>
      [...(await stream.examples(index + 1, split))].map(({ id }) => id),
    );
    const [train, validation, test] = (await Promise.all(ids)) as [string[], string[], string[]];
    return { train, "search-validation": validation, test };
  });
  return Promise.all(steps);
}

async function refusal(stream: Promise<unknown>): Promise<EspalierError> {
  const error = await stream.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof EspalierError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

describe("growth steps", () => {
  it("double by default, at random", async () => {
    const stream = await open(rows(350));
    expect(stream.stepNames).toEqual(["part 1 of 3", "part 2 of 3", "part 3 of 3"]);
    const sizes = (await idsOf(stream)).map((step) => Object.values(step).flat().length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(350);
    expect(sizes[1]! / sizes[0]!).toBeCloseTo(2, 0);
    expect(sizes[2]! / sizes[1]!).toBeCloseTo(2, 0);
  });

  it("keep the pictures of an arrival together, and say so if most of the pictures have it", async () => {
    const lines: string[] = [];
    const end = onNotice({ line: (text) => lines.push(text) });
    const byYear = (index: number) => ({ arrival: String(index < 60 ? 2019 : index < 360 ? 2020 : 2021) });
    const uneven = await open(rows(400, byYear));
    await open(rows(400, (index) => ({ arrival: String(Math.floor(index / 10)) })));
    await open(rows(400, byYear), { steps: "each" });
    end();
    expect(uneven.stepNames).toEqual(["2019", "2020", "2021"]);
    expect(lines.filter((line) => line.includes("growth step"))).toEqual([
      expect.stringMatching(/: growth step "2020" has 75 % of the pictures in place of 29 %\. /),
    ]);
  });

  it("follow the arrivals: numbers by size", async () => {
    const years = ["9", "10", "100", "9.5"];
    const stream = await open(
      rows(200, (index) => ({ arrival: years[index % 4]! })),
      { steps: "each" },
    );
    expect(stream.stepNames).toEqual(["9", "9.5", "10", "100"]);
    const found = await idsOf(stream);
    expect(
      found.every(({ train }, step) =>
        train.every((id) => years[Number(id.slice(4)) % 4] === stream.stepNames[step]),
      ),
    ).toBe(true);
  });

  it("join arrivals until the sizes fit", async () => {
    const stream = await open(
      rows(150, (index) => ({ arrival: `2020-0${1 + (index % 6)}-01` })),
      { steps: 2, sizes: "equal" },
    );
    expect(stream.stepNames).toEqual(["2020-01-01 to 2020-03-01", "2020-04-01 to 2020-06-01"]);
  });
});

describe("splits", () => {
  it("are made by the content: equal pictures stay together, whatever the order", async () => {
    const list = rows(200, (index) => ({ picture: `picture ${index % 100}` }));
    const splitOf = async (stream: Stream) => {
      const found = new Map<string, string>();
      for (const step of await idsOf(stream))
        for (const split of SPLITS) for (const id of step[split]) found.set(id, split);
      return found;
    };
    const some = await splitOf(await open(list, { heldOut: 0.2 }));
    const turned = await splitOf(await open(list.toReversed(), { heldOut: 0.2 }));
    expect(new Set(some.values())).toEqual(new Set(SPLITS));
    for (const [index, { id }] of list.entries()) {
      expect(turned.get(id)).toBe(some.get(id));
      expect(some.get(id)).toBe(some.get(`row ${index % 100}`));
    }
  });

  it("of the source are used, and training pictures that equal others are left out", async () => {
    const list = [
      ...rows(30, () => ({ split: "train" })),
      row(30, { split: "test" }),
      row(31, { split: "search-validation" }),
      row(32, { split: "train", picture: "picture 30" }),
    ];
    const [step] = await idsOf(await open(list, { steps: 1 }));
    expect(step).toEqual({
      train: list.slice(0, 30).map(({ id }) => id),
      "search-validation": ["row 31"],
      test: ["row 30"],
    });
  });

  it("that the source lacks are taken from its training rows", async () => {
    const list = rows(300, (index) => ({ split: index < 20 ? "test" : "train" }));
    const [step] = await idsOf(await open(list, { steps: 1, heldOut: 0.1 }));
    expect(step!.test).toEqual(list.slice(0, 20).map(({ id }) => id));
    expect(step!["search-validation"].length).toBeGreaterThan(10);
    expect(step!.train.length + step!["search-validation"].length).toBe(280);
  });

  it("have at most maximumHeldOut rows of a step", async () => {
    const [step] = await idsOf(await open(rows(300), { steps: 1, heldOut: 0.3, maximumHeldOut: 7 }));
    expect([step!.test.length, step!["search-validation"].length]).toEqual([7, 7]);
  });
});

describe("pairs", () => {
  it("of equal pictures are one group; equal captions are tags of each other", async () => {
    const list = rows(40, (index) => ({
      picture: `picture ${index % 20}`,
      captions: [`caption ${index % 3}`],
    }));
    const stream = await open(list, { steps: 1, heldOut: 0.2 });
    const pairs = [...(await stream.examples(1, "train"))];
    const first = pairs[0]!;
    const index = Number(first.id.slice(4));
    const other = pairs.find(({ id }) => id === `row ${(index + 20) % 40}`)!;
    expect(other.group).toBe(first.group);
    expect(new Set(pairs.map(({ group }) => group)).size).toBe(pairs.length / 2);
    expect(first.captions).toEqual([{ text: `caption ${index % 3}`, about: `caption ${index % 3}` }]);
    expect(first.tags).toContain(first.captions[0]!.about);
  });

  it("have pictures, the same from the cache and augmented by a key", async () => {
    const source = own(rows(40));
    const stream = await open(source, { steps: 1, crop: 0.5, flip: true });
    const uncached = await open(source, { steps: 1, cacheMegabytes: 0 });
    expect(source.readings).toBe(1);
    const pair = (await stream.examples(1, "train")).at(3)!;
    const picture = await stream.picture(pair);
    expect(picture).toMatchObject({ width: 8, height: 8 });
    expect((await uncached.picture(pair)).pixels).toEqual(picture.pixels);
    const one = await stream.picture(pair, new Random("a"));
    expect(await stream.picture(pair, new Random("a"))).toEqual(one);
    await expect(stream.picture({ ...pair, row: undefined } as never)).rejects.toMatchObject({
      code: "ESPALIER_UNKNOWN_PICTURE",
    });
  });

  it("give the words of their captions once", async () => {
    const stream = await open(
      rows(40, () => ({ captions: ["a red boat", "a boat"] })),
      { steps: 1 },
    );
    expect(await stream.texts(1)).toEqual(["a", "red", "boat"]);
  });
});

describe("a source is read again", () => {
  it("not if nothing has changed", async () => {
    const source = own(rows(40));
    await open(source, { steps: 1 });
    await open(source, { steps: 2 });
    expect(source.readings).toBe(1);
  });

  it("if a picture has changed, also one that was damaged", async () => {
    const source = own([...rows(199), row(199, { picture: "broken" })]);
    const stream = await open(source, { steps: 1 });
    expect(await stream.faults(1)).toEqual({
      count: 1,
      first: [{ place: "row 199", problem: "broken: it is not a picture" }],
    });
    source.versions.set("broken", "mended");
    const mended = await open(source, { steps: 1 });
    expect(await mended.faults(1)).toEqual({ count: 0, first: [] });
    source.versions.set("picture 7", "repainted");
    await open(source, { steps: 1 });
    expect(source.readings).toBe(3);
  });

  it("at once by two processes' worth of streams, only one of which reads", async () => {
    const source = own(rows(200));
    const streams = await Promise.all([open(source, { steps: 1 }), open(source, { steps: 1 })]);
    const [one, other] = await Promise.all(streams.map(idsOf));
    expect(one).toEqual(other);
  });
});

describe("refused are", () => {
  it("more faults than tolerated; what was read is kept", async () => {
    const source = own([...rows(90), ...rows(10, () => ({ picture: "broken" }))]);
    const error = await refusal(open(source, { tolerance: 0.05 }));
    expect(error).toMatchObject({
      code: "ESPALIER_TOO_MANY_FAULTS",
      exitCode: 2,
      allowed: "a share of 0.05 of the rows",
    });
    expect(error.message).toBe(
      "10 of 100 rows cannot be used. The first: row 0: broken: it is not a picture; row 1: broken: it is not a picture; " +
        "row 2: broken: it is not a picture; row 3: broken: it is not a picture; row 4: broken: it is not a picture.",
    );
    expect((await open(source, { tolerance: 0.1, steps: 1 })).steps).toBe(1);
    await refusal(open(source, { tolerance: 0.05 }));
    expect(source.readings).toBe(1);
  });

  it.each<[string, readonly Row[], Partial<PictureStreamOptions>, string]>([
    ["no rows", [], {}, "ESPALIER_STEP_WITHOUT_PICTURES"],
    [
      "a step without training rows",
      rows(40, () => ({ split: "test" })),
      {},
      "ESPALIER_STEP_WITHOUT_PICTURES",
    ],
    ["too few rows to hold any out", rows(2), { steps: 1 }, "ESPALIER_STEP_WITHOUT_PICTURES"],
    ["more steps than arrivals", rows(40, () => ({ arrival: "1" })), {}, "ESPALIER_TOO_FEW_ARRIVALS"],
    ["a step for each of no arrivals", rows(40), { steps: "each" }, "ESPALIER_NO_ARRIVALS"],
  ])("%s", async (_, list, options, code) => {
    expect(await refusal(open(list, options))).toMatchObject({ code, exitCode: 2 });
  });

  it("a caption without a word", async () => {
    const stream = await open([...rows(199), row(199, { captions: [" "] })]);
    expect((await stream.faults(1)).first).toEqual([{ place: "row 199", problem: "a caption is empty" }]);
  });
});
