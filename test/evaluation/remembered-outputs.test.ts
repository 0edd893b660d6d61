import { describe, expect, it } from "vitest";
import type { Measure, TrainedModel } from "espalier";
import { rememberOutputs } from "../../src/evaluation/remembered-outputs.ts";

const measure: Measure = { name: "sizes", of: (outputs) => outputs };

/** Computes of each text its length and twice its length, and its first letter; notes the texts. */
function notingModel() {
  const asked: unknown[] = [];
  const compute: TrainedModel["compute"] = async (_, { texts = [] }) => {
    asked.push(...texts);
    const words = texts as readonly string[];
    return {
      sizes: {
        shape: [words.length, 2],
        data: Float32Array.from(words.flatMap(({ length }) => [length, 2 * length])),
      },
      first: {
        shape: [words.length],
        data: Float32Array.from(words, (word) => word.charCodeAt(0) || 0),
      },
    };
  };
  return { compute, asked };
}

describe("rememberOutputs", () => {
  it("gives what the model gives, in the order asked", async () => {
    const { compute } = notingModel();
    const remembered = rememberOutputs(compute);
    for (const texts of [
      ["one", "three", "one", ""],
      ["", "three", "four"],
    ])
      expect(await remembered(measure, { texts })).toEqual(await compute(measure, { texts }));
    expect(await remembered(measure, { texts: [] })).toEqual({});
  });

  it("asks the model for each item once", async () => {
    const { compute, asked } = notingModel();
    const remembered = rememberOutputs(compute);
    await remembered(measure, { texts: ["a", "b"] });
    await remembered(measure, { texts: ["b", "c", "c"] });
    expect(asked).toEqual(["a", "b", "c"]);
  });

  it("keeps measures apart", async () => {
    const { compute, asked } = notingModel();
    const remembered = rememberOutputs(compute);
    await remembered(measure, { texts: ["a"] });
    await remembered({ ...measure, name: "other" }, { texts: ["a"] });
    expect(asked).toEqual(["a", "a"]);
  });

  it("passes several inputs on", async () => {
    const { compute, asked } = notingModel();
    const remembered = rememberOutputs(compute);
    for (let time = 0; time < 2; time++) await remembered(measure, { texts: ["a"], pictures: [0] });
    expect(asked).toEqual(["a", "a"]);
  });

  it("gives everybody an array of their own", async () => {
    const remembered = rememberOutputs(notingModel().compute);
    (await remembered(measure, { texts: ["text"] }))["sizes"]!.data.fill(0);
    expect((await remembered(measure, { texts: ["text"] }))["sizes"]!.data).toEqual(Float32Array.of(4, 8));
  });
});
