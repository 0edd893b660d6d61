import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it, test } from "vitest";
import { type DownstreamTask, Random, type Score } from "espalier";
import { createPairStream, type ImageTextModel, type Pair, type Picture } from "espalier/image-text";
import { Retrieval } from "../../../plugins/retrieval/retrieval.ts";
import type { Scene } from "../../../plugins/scenes/scene.ts";
import type { ScenePair } from "../../../plugins/scenes/scene-pair.ts";
import { ScenesStream } from "../../../plugins/scenes/scenes-stream.ts";
import { defaultOptions } from "../../../plugins/scenes/stream-options.ts";
import { scenesTasks } from "../../../plugins/scenes/task-strategies.ts";
import { continualMatrix } from "../../../src/evaluation/continual.ts";
import { build } from "../build.ts";
import { holds, parseCaption } from "./parse-caption.ts";
import { trained } from "../../image-text/trained.ts";

/** Scenes whose pictures tell what they show. */
class Known extends ScenesStream {
  readonly shown = new Map<Picture, Scene>();

  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const picture = await super.picture(pair, augmentation);
    this.shown.set(picture, (pair as ScenePair).scene);
    return picture;
  }

  override draw(scene: Scene, pair: ScenePair): Picture {
    const picture = super.draw(scene, pair);
    this.shown.set(picture, scene);
    return picture;
  }
}

const stream = new Known(defaultOptions());
/** Few enough to be looked at one by one. */
const small = new Known({ ...defaultOptions(), testPairs: 96 });
const [tasks, smallTasks] = [new Map<string, DownstreamTask>(), new Map<string, DownstreamTask>()];
const TYPES = scenesTasks.map(({ definition }) => definition.type);

beforeAll(async () => {
  for (const task of scenesTasks) {
    tasks.set(task.definition.type, await build(task, {}, [stream]));
    smallTasks.set(task.definition.type, await build(task, {}, [small]));
  }
});

const width = 32;
const randomModel: ImageTextModel = {
  imageFeatures: async (pictures) => noise("images", pictures.length),
  textFeatures: async (texts) => noise("texts", texts.length),
};
const constantModel: ImageTextModel = {
  imageFeatures: async (pictures) => new Float32Array(pictures.length).fill(1),
  textFeatures: async (texts) => new Float32Array(texts.length).fill(1),
};

/** Each feature of its own, whatever is asked for together. */
function noise(kind: string, count: number): Float32Array {
  return Float32Array.from(new Random(kind).fork(count).normals(count * width));
}

/** A text is a place in the features, and a picture has a one where the text is true of it. */
async function oracle(task: DownstreamTask, step: number): Promise<ImageTextModel> {
  const asked = new Map<string, ReturnType<typeof parseCaption>>();
  const asking = trained({
    ...constantModel,
    textFeatures: async (texts) => {
      for (const text of texts) asked.set(text, parseCaption(text));
      return constantModel.textFeatures(texts);
    },
  });
  await task.evaluate(asking, step);
  const texts = [...asked.keys()];
  return {
    imageFeatures: async (pictures) => {
      const features = new Float32Array(pictures.length * texts.length);
      pictures.forEach((picture, row) => {
        const scene = small.shown.get(picture) as Scene;
        texts.forEach((text, column) => {
          const isTrue = asked.get(text)?.every((claim) => holds(claim, scene)) === true;
          features[row * texts.length + column] = isTrue ? 1 : 0;
        });
      });
      return features;
    },
    textFeatures: async (wanted) => {
      const features = new Float32Array(wanted.length * texts.length);
      wanted.forEach((text, row) => (features[row * texts.length + texts.indexOf(text)] = 1));
      return features;
    },
  };
}

function taskOf(type: string): DownstreamTask {
  return tasks.get(type) as DownstreamTask;
}

describe.each(TYPES)("%s", (type) => {
  it("is solved by a model that sees what is there", async () => {
    const task = smallTasks.get(type) as DownstreamTask;
    const scores = await task.evaluate(trained(await oracle(task, 5)), 5);
    expect(scores.map(({ value }) => value)).toEqual(new Array(scores.length).fill(1));
    expect(scores.length).toBe(type === "scenes-winoground" ? 6 : 2);
  });

  it("leaves a random model at chance", async () => {
    for (const { value, count, baselines, name, interval } of await taskOf(type).evaluate(
      trained(randomModel),
      5,
    )) {
      const chance = baselines["chance"] as number;
      const deviation = Math.sqrt((chance * (1 - chance)) / count);
      expect(Math.abs(value - chance), name).toBeLessThan(4 * deviation);
      expect(interval[0]).toBeLessThanOrEqual(value);
      expect(interval[1]).toBeGreaterThanOrEqual(value);
    }
  });
});

test("a model that gives everything one score finds no sentence", async () => {
  for (const type of ["scenes-count", "scenes-relation", "scenes-binding", "scenes-winoground"]) {
    const scores = await taskOf(type).evaluate(trained(constantModel), 5);
    expect(scores.map(({ value }) => value)).toEqual(new Array(scores.length).fill(0));
  }
});

test("tasks have the numbers that their README states", async () => {
  const readme = await readFile(new URL("../../../plugins/scenes/README.md", import.meta.url), "utf8");
  const rows = readme
    .split("\n")
    .filter((line) => /^\| `scenes-(?!winoground)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, type, classes, , pictures, colours]) => [type, classes, pictures, colours]);
  const measured = [];
  for (const type of TYPES.slice(0, -1)) {
    const [seen, heldOut] = (await taskOf(type).evaluate(trained(randomModel), 5)) as [Score, Score];
    const colours = [seen, heldOut].map(({ baselines }) =>
      ((baselines["bag of colours"] as number) * 100).toFixed(1),
    );
    const counts = `${seen.count} and ${heldOut.count}`;
    measured.push([`\`${type}\``, String(seen.classes), counts, colours.join(" and ")]);
    expect([seen, heldOut].map(({ name }) => name)).toEqual([`${type} (seen)`, `${type} (held-out)`]);
    expect(seen.baselines["chance"]).toBe(1 / (seen.classes as number));
  }
  expect(rows).toEqual(measured);
});

test("no text alone tells the right one of sentences that are all familiar", async () => {
  for (const type of ["scenes-count", "scenes-relation", "scenes-binding"]) {
    const [seen, heldOut] = (await taskOf(type).evaluate(trained(randomModel), 5)) as [Score, Score];
    expect(seen.baselines["familiar words"]).toBeCloseTo(seen.baselines["chance"] as number, 12);
    expect(heldOut.baselines["familiar words"]).not.toBeCloseTo(heldOut.baselines["chance"] as number, 2);
  }
});

test("Winoground's scores have its chances, which a bag of colours does not beat", async () => {
  const scores = await taskOf("scenes-winoground").evaluate(trained(randomModel), 5);
  expect(scores.map(({ name, count, baselines }) => [name, count, ...Object.values(baselines)])).toEqual([
    ["scenes-winoground text (seen)", 515, 1 / 4, 1 / 4],
    ["scenes-winoground text (held-out)", 1021, 1 / 4, 1 / 4],
    ["scenes-winoground image (seen)", 515, 1 / 4, 1 / 4],
    ["scenes-winoground image (held-out)", 1021, 1 / 4, 1 / 4],
    ["scenes-winoground group (seen)", 515, 1 / 6, 1 / 6],
    ["scenes-winoground group (held-out)", 1021, 1 / 6, 1 / 6],
  ]);
});

test("classes and tasks arrive with their words", async () => {
  const rows = [];
  for (let step = 1; step <= 5; step++) {
    const scores = [];
    for (const type of TYPES) scores.push(...(await taskOf(type).evaluate(trained(randomModel), step)));
    rows.push(
      scores
        .filter(({ name }) => name.endsWith("(seen)"))
        .map(({ name, classes, count }) => `${name.replace(" (seen)", "")} ${classes ?? ""} ${count}`),
    );
  }
  expect(rows).toMatchInlineSnapshot(`
    [
      [
        "scenes-shape 5 512",
        "scenes-colour 5 512",
        "scenes-colour-shape 25 512",
      ],
      [
        "scenes-shape 8 1024",
        "scenes-colour 10 1024",
        "scenes-size 2 512",
        "scenes-texture 4 512",
        "scenes-position 9 512",
        "scenes-colour-shape 80 1024",
      ],
      [
        "scenes-shape 8 1024",
        "scenes-colour 10 1024",
        "scenes-size 2 512",
        "scenes-texture 4 512",
        "scenes-position 9 512",
        "scenes-colour-shape 80 1024",
        "scenes-binding 2 299",
        "scenes-winoground text  299",
        "scenes-winoground image  299",
        "scenes-winoground group  299",
      ],
      [
        "scenes-shape 8 1024",
        "scenes-colour 10 1024",
        "scenes-size 2 512",
        "scenes-texture 4 512",
        "scenes-position 9 512",
        "scenes-colour-shape 80 1024",
        "scenes-count 4 127",
        "scenes-relation 4 132",
        "scenes-binding 2 299",
        "scenes-winoground text  515",
        "scenes-winoground image  515",
        "scenes-winoground group  515",
      ],
      [
        "scenes-shape 8 1024",
        "scenes-colour 10 1024",
        "scenes-size 2 512",
        "scenes-texture 4 512",
        "scenes-position 9 512",
        "scenes-colour-shape 80 1024",
        "scenes-count 4 127",
        "scenes-relation 4 132",
        "scenes-binding 2 299",
        "scenes-winoground text  515",
        "scenes-winoground image  515",
        "scenes-winoground group  515",
      ],
    ]
  `);
});

test("pictures are the same for all tasks, so that a model sees none twice", async () => {
  let pictures = 0;
  const model = trained({
    ...randomModel,
    imageFeatures: (asked) => {
      pictures += asked.length;
      return randomModel.imageFeatures(asked);
    },
  });
  for (const type of TYPES) await taskOf(type).evaluate(model, 5);
  await new Retrieval(stream, { future: true }).evaluate(model, 5);
  // Five steps' test pairs, and for Winoground the other picture of 1,024 + 512 scenes.
  expect(pictures).toBe(5 * 1024 + 1536);
});

test("on another stream the tasks draw scenes of their own, of its size", async () => {
  const other = createPairStream({
    steps: 1,
    stepNames: ["all"],
    imageSize: 48,
    examples: async () => [],
    picture: () => Promise.reject(),
  });
  let side = 0;
  let pictures = 0;
  const model = trained({
    ...randomModel,
    imageFeatures: (asked) => {
      side = asked[0]?.width ?? side;
      pictures += asked.length;
      return randomModel.imageFeatures(asked);
    },
  });
  for (const task of scenesTasks) {
    const built = (await build(task, {}, [other])) as DownstreamTask;
    expect((await built.evaluate(model, 1)).length).toBeGreaterThan(1);
    expect(side).toBe(48);
  }
  // Of all tasks together: the test pairs of four steps, and the other pictures of Winoground.
  expect(pictures).toBe(4 * 1024 + 1536);
});

describe("retrieval on scenes", () => {
  it("is solved by a model that sees what is there, for every step, and gives the whole matrix", async () => {
    const task = new Retrieval(small, { future: true });
    const model = await oracle(task, 5);
    const evaluations = await Promise.all([1, 2, 3, 4, 5].map((step) => task.evaluate(trained(model), step)));
    for (const name of ["image-to-text recall@1", "text-to-image recall@1"]) {
      expect(continualMatrix(evaluations, name).flat()).toEqual(new Array(25).fill(1));
    }
  });

  it("takes seen and held-out pairs apart by their tags", async () => {
    for (const tag of ["seen", "held-out"]) {
      const scores = await new Retrieval(stream, { future: false, tag }).evaluate(trained(randomModel), 1);
      expect(scores.filter(({ name }) => name === `image-to-text (${tag}) recall@1`)).toHaveLength(1);
    }
  });
});
