import { describe, expect, it } from "vitest";
import { Random } from "espalier";
import { type ImageTextModel, type Pair, PairStream, type Picture } from "espalier/image-text";
import { retrievalSet } from "../../../plugins/retrieval/positives.ts";
import { Retrieval } from "../../../plugins/retrieval/retrieval.ts";
import { trained } from "../../image-text/trained.ts";

function pair(id: string, group: string, captions: Pair["captions"], tags: readonly string[] = []): Pair {
  return { id, group, captions, tags };
}

/** Two pictures of a red ball, a blue ball, and something of which only "a ball" is said. */
const balls = [
  pair("1", "red", [{ text: "red ball" }, { text: "a ball", about: "ball" }], ["ball"]),
  pair("2", "red", [{ text: "red ball" }], ["ball", "special"]),
  pair("3", "blue", [{ text: "blue ball" }], ["ball"]),
  pair("4", "other", [{ text: "a ball", about: "ball" }], ["ball", "special"]),
  pair("5", "cube", [{ text: "cube" }]),
];

describe("retrievalSet", () => {
  it("asks one specific caption of each pair and counts everything that is true as right", () => {
    const { texts, pairsOf, textsOf } = retrievalSet(balls);
    expect(texts).toEqual(["red ball", "blue ball", "a ball", "cube"]);
    expect(pairsOf.map((indices) => indices.toSorted((one, other) => one - other))).toEqual([
      [0, 1],
      [2],
      [0, 1, 2, 3],
      [4],
    ]);
    expect(textsOf).toEqual([[0, 2], [0, 2], [1, 2], [2], [3]]);
  });
});

class FewPairs extends PairStream {
  override readonly steps = 2;
  override readonly stepNames = ["one", "two"];
  override readonly imageSize = 1;
  override async examples(step: number): Promise<readonly Pair[]> {
    return step === 1 ? balls : balls.slice(2);
  }
  override async picture({ id }: Pair): Promise<Picture> {
    return { width: 1, height: 1, pixels: Uint8Array.of(Number(id), 0, 0) };
  }
}

const width = 8;
const model: ImageTextModel = {
  imageFeatures: async (pictures) => stack(pictures.map(({ pixels }) => `picture ${pixels[0]}`)),
  textFeatures: async (texts) => stack(texts),
};

function stack(keys: readonly string[]): Float32Array {
  return Float32Array.from(keys.flatMap((key) => [...new Random(key).normals(width)]));
}

describe("retrieval", () => {
  it("agrees with a plain double loop", async () => {
    const { texts, pairsOf, textsOf } = retrievalSet(balls);
    const images = stack(balls.map(({ id }) => `picture ${id}`));
    const words = stack(texts);
    const product = (image: number, text: number) => {
      let sum = 0;
      for (let at = 0; at < width; at++)
        sum += (images[image * width + at] as number) * (words[text * width + at] as number);
      return sum;
    };
    const found = (
      right: readonly (readonly number[])[],
      candidates: number,
      score: (q: number, c: number) => number,
    ) =>
      right.filter((positives, query) => {
        const order = [...Array(candidates).keys()].sort(
          (one, other) => score(query, other) - score(query, one),
        );
        return positives.includes(order[0] as number);
      }).length / right.length;
    const scores = await new Retrieval(new FewPairs(), { future: false }).evaluate(trained(model), 1);
    const valueOf = (name: string) => scores.find((score) => score.name === name)?.value;
    expect(valueOf("image-to-text recall@1")).toBe(found(textsOf, texts.length, product));
    expect(valueOf("text-to-image recall@1")).toBe(
      found(pairsOf, balls.length, (text, image) => product(image, text)),
    );
    expect(valueOf("image-to-text recall@5")).toBe(1);
  });

  it("scores every step apart, later ones too if asked", async () => {
    const stepsOf = async (future: boolean) => [
      ...new Set(
        (await new Retrieval(new FewPairs(), { future }).evaluate(trained(model), 1)).map(
          ({ ofStep }) => ofStep,
        ),
      ),
    ];
    expect(await stepsOf(false)).toEqual([1]);
    expect(await stepsOf(true)).toEqual([1, 2]);
  });

  it("can be limited to pairs with a tag", async () => {
    const scores = await new Retrieval(new FewPairs(), { future: false, tag: "special" }).evaluate(
      trained(model),
      1,
    );
    expect(scores.map(({ name, count }) => [name, count])[0]).toEqual([
      "image-to-text (special) recall@1",
      2,
    ]);
  });

  it("shows the nearest texts of some pictures, and the nearest pictures of some texts", async () => {
    const examples = await new Retrieval(new FewPairs(), { future: true }).examples(trained(model), 1);
    expect(examples.map(({ title, ofStep }) => [title, ofStep])).toEqual([
      ...[1, 1].map((step) => ["picture, nearest texts", step]),
      ...[1, 1].map((step) => ["text, nearest pictures", step]),
      ...[2, 2].map((step) => ["picture, nearest texts", step]),
      ...[2, 2].map((step) => ["text, nearest pictures", step]),
    ]);
    const { texts, textsOf } = retrievalSet(balls);
    const words = texts.map((text) => stack([text]));
    for (const { id, question, expected, answers } of examples.slice(0, 2)) {
      const image = stack([`picture ${id}`]);
      const scores = words.map((word) => word.reduce((sum, value, at) => sum + value * image[at]!, 0));
      const order = [...scores.keys()].sort((one, other) => scores[other]! - scores[one]!);
      const right = textsOf[balls.findIndex((ball) => ball.id === id)]!;
      expect(question.media).toMatch(/^data:image\/png;base64,/);
      expect(expected).toEqual({ text: texts[right[0]!] });
      expect(answers.map(({ text, isRight }) => [text, isRight])).toEqual(
        order.slice(0, 3).map((place) => [texts[place], right.includes(place)]),
      );
      expect(answers[0]!.score).toBeCloseTo(scores[order[0]!]!, 3);
    }
  });

  it("shows the steps that it scores alone", async () => {
    const examples = await new Retrieval(new FewPairs(), { future: false }).examples(trained(model), 1);
    expect(new Set(examples.map(({ ofStep }) => ofStep))).toEqual(new Set([1]));
  });

  it("computes the features of a set once for scores and examples", async () => {
    let computed = 0;
    const counted = trained({
      ...model,
      imageFeatures: (pictures) => {
        computed += pictures.length;
        return model.imageFeatures(pictures);
      },
    });
    const task = new Retrieval(new FewPairs(), { future: true });
    await task.evaluate(counted, 1);
    await task.examples(counted, 1);
    expect(computed).toBe(balls.length + balls.length - 2);
  });
});
