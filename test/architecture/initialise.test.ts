import { expect, test } from "vitest";
import { Architecture } from "../../src/architecture/architecture.ts";
import { freshState, initialise } from "../../src/architecture/initialise.ts";
import type { ModelDescription } from "../../src/architecture/model-description.ts";
import { arrayOf } from "../../src/tensor/parameter-tree.ts";
import { Random } from "../../src/random/random.ts";

const axis = { name: "units", role: "hidden", flow: "writes", size: 500 } as const;
const description: ModelDescription = [
  {
    name: "normal",
    axes: [axis],
    initial: { type: "normal", deviation: 0.5 },
    trainable: true,
    decays: true,
  },
  { name: "uniform", axes: [axis], initial: { type: "uniform", bound: 0.5 }, trainable: true, decays: true },
  { name: "ones", axes: [axis], initial: { type: "constant", value: 1 }, trainable: true, decays: false },
  { name: "epsilon", axes: [], initial: { type: "constant", value: 0.1 }, trainable: false, decays: false },
];
const random = new Random("initialise");

test("a parameter depends on its own name and the key alone", () => {
  const all = initialise(description, random);
  const one = initialise(description.slice(1, 2), random);
  expect(one.get("uniform")).toEqual(all.get("uniform"));
  expect(initialise(description, random.fork("other")).get("normal")).not.toEqual(all.get("normal"));
});

test("draws have the described scale", () => {
  const parameters = initialise(description, random);
  const normal = [...arrayOf(parameters, "normal").data];
  const deviation = Math.sqrt(normal.reduce((sum, value) => sum + value * value, 0) / normal.length);
  expect(deviation).toBeGreaterThan(0.45);
  expect(deviation).toBeLessThan(0.55);
  const uniform = [...arrayOf(parameters, "uniform").data];
  expect(Math.max(...uniform.map(Math.abs))).toBeLessThanOrEqual(0.5);
  expect(Math.min(...uniform)).toBeLessThan(-0.4);
  expect(parameters.get("epsilon")).toEqual({ shape: [], data: Float32Array.of(0.1) });
});

test("a fresh state keeps constants out of averages and slots, and has made no update", () => {
  const state = freshState(new Architecture({ width: 500 }), description, random);
  expect([...state.averages.keys()]).toEqual(["normal", "uniform", "ones"]);
  expect(state.averages.get("normal")).toEqual(state.parameters.get("normal"));
  for (const slot of [state.slots.first, state.slots.second, state.slots.count]) {
    expect([...slot.keys()]).toEqual(["normal", "uniform", "ones"]);
    expect(slot.get("ones")).toEqual({ shape: [500], data: new Float32Array(500) });
  }
});
