import { DataStream, definePlugin, DownstreamTask, type Score, strategy } from "espalier";
import { pairStream } from "espalier/image-text";
import { Type } from "typebox";

const ALIGNMENT = { name: "alignment", direction: "minimize", unit: "squared distance" } as const;

export const myDownstreamTask = strategy(DownstreamTask, {
  type: "my-downstream-task",
  summary: "Alignment: mean squared distance from a picture's features to those of its text.",
  paper: "Wang and Isola 2020, Alignment and Uniformity on the Hypersphere, arXiv 2005.10242",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [DataStream],
  create: (_, stream) => {
    const pairs = pairStream(stream);
    return {
      needs: { outputs: ["image", "text"], arrays: ["images", "tokens"] },
      scores: [ALIGNMENT],
      async evaluate(model): Promise<readonly Score[]> {
        const scores: Score[] = [];
        for (let ofStep = 1; ofStep <= pairs.steps; ofStep++) {
          const tests = [...(await pairs.examples(ofStep, "test"))];
          const images = await Promise.all(tests.map((pair) => pairs.picture(pair)));
          const tokens = tests.map(({ captions }) => captions[0]!.text);
          const image = await model.output("image", { images }); // [pairs, embedding]
          const text = await model.output("text", { tokens });
          const own = squaredDistances(image.data, text.data, tests.length, 0);
          const others = squaredDistances(image.data, text.data, tests.length, 1);
          scores.push({
            ...ALIGNMENT,
            ...meanAndInterval(own),
            count: tests.length,
            baselines: { "text of another picture": mean(others) },
            ofStep,
          });
        }
        return scores;
      },
    };
  },
});

/** From each row of one list to the row that comes `shift` rows later in the other one. */
function squaredDistances(one: Float32Array, other: Float32Array, rows: number, shift: number): number[] {
  const width = one.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    const place = ((row + shift) % rows) * width;
    return one
      .subarray(row * width, (row + 1) * width)
      .reduce((sum, value, index) => sum + (value - other[place + index]!) ** 2, 0);
  });
}

/** The mean with its 95 % interval, by the normal distribution. */
function meanAndInterval(values: readonly number[]): Pick<Score, "value" | "interval"> {
  const value = mean(values);
  const variance = mean(values.map((one) => (one - value) ** 2));
  const margin = 1.96 * Math.sqrt(variance / Math.max(1, values.length - 1));
  return { value, interval: [Math.max(0, value - margin), value + margin] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export default definePlugin({ name: "my-downstream-task", strategies: [myDownstreamTask] });
