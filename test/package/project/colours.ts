import { DataStream, definePlugin, type Split, strategy } from "espalier";
import { type Pair, PairStream, type Picture } from "espalier/image-text";
import { layerNorm } from "espalier/tensor";
import { Type } from "typebox";

const colours: Readonly<Record<string, readonly number[]>> = {
  red: [200, 30, 30],
  green: [30, 160, 30],
  blue: [30, 30, 200],
  yellow: [220, 220, 30],
};
const shades: Readonly<Record<Split, readonly number[]>> = {
  train: [0, 5, 10, 15],
  "search-validation": [20, 25],
  test: [30, 35],
};

/** Squares of one colour; half of the colours arrive at each of two steps. */
class ColourStream extends PairStream {
  readonly steps = 2;
  readonly stepNames = ["red and green", "blue and yellow"];
  readonly imageSize = 16;

  examples(step: number, split: Split): Promise<readonly Pair[]> {
    const names = Object.keys(colours).slice(2 * step - 2, 2 * step);
    return Promise.resolve(
      names.flatMap((name) => shades[split].map((shade) => pairOf(name, `${name}-${shade}`))),
    );
  }

  picture({ id }: Pair): Promise<Picture> {
    const [name = "", shade] = id.split("-");
    const colour = (colours[name] ?? []).map((value) => value + Number(shade));
    const pixels = Uint8Array.from({ length: 16 * 16 * 3 }, (_, index) => colour[index % 3] ?? 0);
    return Promise.resolve({ width: 16, height: 16, pixels });
  }
}

const pairOf = (name: string, id: string): Pair => ({
  id,
  group: name,
  captions: [{ text: `a ${name} square` }],
  tags: [],
});

const colourStream = strategy(DataStream, {
  type: "colours",
  summary: "Squares of one colour.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => new ColourStream(),
});

export default definePlugin({ name: "colours", strategies: [colourStream] });

/** What the tests look at when they run this file by itself. */
export const imported: string = [definePlugin, PairStream, layerNorm].map((value) => typeof value).join(" ");
