import { DataStream, definePlugin, type Example, strategy } from "espalier";
import { dataUri, type Picture } from "espalier/image-text";
import { Type } from "typebox";

const SIDE = 14;
/** Shades of grey by growth step. */
const ARRIVALS = [
  [0, 60],
  [120, 160],
  [200, 250],
];

interface Shade extends Example {
  readonly label: string;
  readonly value: number;
}

const picture = async (example: Example): Promise<Picture> => {
  const { value } = example as Shade;
  return { width: SIDE, height: SIDE, pixels: new Uint8Array(SIDE * SIDE * 3).fill(value) };
};

/** Squares of one shade each, so that a run needs neither files nor time. */
const shades = strategy(DataStream, {
  type: "shades",
  summary: "Six shades of grey, two at each growth step, each in four squares that differ a little.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    kind: "labelled-pictures",
    steps: ARRIVALS.length,
    stepNames: ARRIVALS.map((values) => values.join(" and ")),
    imageSize: SIDE,
    examples: async (step, split) =>
      (ARRIVALS[step - 1] ?? []).flatMap((shade) =>
        [0, 1, 2, 3].map((lighter): Shade => ({
          id: `${split}/${shade}/${lighter}`,
          label: String(shade),
          value: shade + lighter,
        })),
      ),
    picture,
    show: async (example: Example) => ({
      media: await dataUri(await picture(example)),
      texts: [(example as Shade).label],
      notes: [],
    }),
  }),
});

export default definePlugin({ name: "shades", strategies: [shades] });
