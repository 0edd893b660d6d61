import { DataStream, definePlugin, strategy } from "espalier";
import { createPairStream, type Pair } from "espalier/image-text";
import { Type } from "typebox";

const SIDE = 16;
const ARRIVALS = [
  ["black", "grey", "white"],
  ["red", "green", "blue"],
  ["pink", "teal", "olive", "brown"],
];

/** A square in one colour each, so that a run needs neither files nor time. */
export const squares = strategy(DataStream, {
  type: "squares",
  summary: "Ten squares in up to three arrivals, the same ones in every split.",
  options: Type.Object({ steps: Type.Enum([1, 2, 3], { default: 1 }) }, { additionalProperties: false }),
  inject: [],
  create: ({ steps }) =>
    createPairStream({
      steps,
      stepNames: ARRIVALS.slice(0, steps).map((names) => names.join(", ")),
      imageSize: SIDE,
      examples: async (step, split) =>
        (ARRIVALS[step - 1] ?? []).map((name): Pair => ({
          id: `${split}/${name}`,
          group: name,
          captions: [{ text: `a ${name} square` }],
          tags: [],
        })),
      picture: async ({ group }) => {
        const shade = 25 * ARRIVALS.flat().indexOf(group);
        return { width: SIDE, height: SIDE, pixels: new Uint8Array(SIDE * SIDE * 3).fill(shade) };
      },
    }),
});

export default definePlugin({ name: "squares", strategies: [squares] });
