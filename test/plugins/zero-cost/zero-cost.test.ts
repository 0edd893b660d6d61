import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Architecture, inheritedMask, mapTree, type TrainableFamily } from "espalier";
import { openEngine } from "espalier/tensor";
import { proxies } from "../../../plugins/zero-cost/proxies.ts";
import { architecture, dimension, tinyClip } from "../growclip/tiny-clip.ts";
import { batchOf, candidateOf, evaluatorOn } from "./setting.ts";

const ALL = proxies.map(({ type }) => type);
const batches = [batchOf("one"), batchOf("two")];

let family: TrainableFamily;

beforeAll(async () => {
  await openEngine("wasm");
  family = await tinyClip();
});

async function measure(options: object, candidate = candidateOf(family, architecture())) {
  const evaluator = await evaluatorOn(family, batches, { ...options });
  return evaluator.measure(candidate);
}

describe("what is measured", () => {
  test("each proxy of both towers and each by itself, more being better; costs besides, less being better", async () => {
    const { measures } = await evaluatorOn(family, batches, { proxies: ["snip", "flops"] });
    expect(measures.map(({ measurement, direction }) => [measurement, direction])).toEqual([
      ["snip", "maximize"],
      ["imageSnip", "maximize"],
      ["textSnip", "maximize"],
      ["flops", "maximize"],
      ["parameters", "minimize"],
    ]);
    const measured = await measure({ proxies: ["snip", "flops"] });
    expect(Object.keys(measured).toSorted()).toEqual(
      measures.map(({ measurement }) => measurement).toSorted(),
    );
    expect(measured).toMatchObject(family.cost(architecture()));
  });

  test("equal architectures have equal scores, whatever was scored before, and no tensor is left", async () => {
    const wider = architecture({ "image.mlpRatio": 2 });
    const evaluator = await evaluatorOn(family, batches, { proxies: ALL });
    const score = (chosen: Architecture) => evaluator.measure(candidateOf(family, chosen));
    const tensors = tf.memory().numTensors;
    const [narrow, wide] = [await score(architecture()), await score(wider)];
    expect(await score(architecture())).toEqual(narrow);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(await measure({ proxies: ALL }, candidateOf(family, wider))).toEqual(wide);
    for (const name of Object.keys(narrow).filter(
      (name) => name.startsWith("image") && !/growth/i.test(name),
    ))
      expect(wide[name], name).not.toBe(narrow[name]);
  });

  test("fresh weights, unless those that are inherited are asked for", async () => {
    const one = candidateOf(family, architecture());
    const other = { ...one, inherit: async () => ({ state: scaled(one.state, 2), plan: {} }) };
    const of = (weights: string, candidate: typeof one) => measure({ proxies: ["snip"], weights }, candidate);
    expect(await of("fresh", one)).toEqual(await of("fresh", other));
    expect(await of("inherited", one)).not.toEqual(await of("inherited", other));
  });
});

function scaled({ parameters, ...rest }: ReturnType<typeof candidateOf>["state"], factor: number) {
  const scale = (values: Float32Array) => values.map((value) => value * factor);
  return { ...rest, parameters: mapTree(parameters, ({ shape, data }) => ({ shape, data: scale(data) })) };
}

describe("what cannot be scored", () => {
  test("a flow beyond all float32 numbers fails the trial, and says so", async () => {
    const candidate = candidateOf(family, architecture());
    const inherit = async () => ({ state: scaled(candidate.state, 1e8), plan: {} });
    await expect(
      measure({ proxies: ["synflow"], weights: "inherited" }, { ...candidate, inherit }),
    ).rejects.toMatchObject({
      code: "ESPALIER_ZERO_COST_NOT_FINITE",
      message: expect.stringMatching(/^The zero-cost score synflow is (Infinity|NaN)\.$/),
    });
  });

  test("pairs whose picture or text was there before say nothing of how pairs differ", async () => {
    const [first, other] = [
      [1, 4, 5, 2, 0],
      [1, 6, 2, 0, 0],
    ];
    const score = async (...texts: number[][]) => {
      const evaluator = await evaluatorOn(family, [batchOf("one", texts)], {
        proxies: ["naswot", "jacob-cov"],
      });
      return evaluator.measure(candidateOf(family, architecture()));
    };
    expect(await score(first!, other!, first!, other!)).toEqual(await score(first!, other!));
    await expect(score(first!, first!)).rejects.toMatchObject({ code: "ESPALIER_ZERO_COST_EXAMPLES" });
  });

  test.each(["synflow", "naswot", "jacob-cov"])(
    "%s of a family that does not show its forward pass",
    async (type) => {
      const silent = Object.assign(Object.create(family) as TrainableFamily, {
        forward: (...[architecture, parameters, inputs]: Parameters<TrainableFamily["forward"]>) =>
          family.forward(architecture, parameters, inputs),
      });
      const evaluator = await evaluatorOn(silent, batches, { proxies: [type] });
      await expect(evaluator.measure(candidateOf(family, architecture()))).rejects.toMatchObject({
        code: "ESPALIER_ZERO_COST_PLACES",
        message: expect.stringContaining("The forward pass of the part image"),
      });
    },
  );
});

describe("growth-gradient", () => {
  const options = { proxies: ["growth-gradient"] };

  test("counts the entries that growth added, by the MFLOPs that it added", async () => {
    const deeper = architecture({ "image.depth": 2 });
    const state = candidateOf(family, architecture()).state;
    const depth = await dimension(family, "depth");
    const random = candidateOf(family, deeper).random;
    const grow = (from: typeof state, to: Architecture) => depth.expand(from, to, random);
    const inherited = inheritedMask(grow, state, deeper);
    const score = async (mask?: typeof inherited) => {
      const parent = async () => ({ architecture: architecture(), inherited: mask ?? inherited });
      const grown = { state: grow(state, deeper), plan: {} };
      const candidate = candidateOf(family, deeper, { inherit: async () => grown });
      return measure(options, mask === undefined ? candidate : { ...candidate, parent });
    };
    const flip = (values: Float32Array) => values.map((value) => 1 - value);
    const [added, kept, all] = [
      await score(inherited),
      await score(mapTree(inherited, ({ shape, data }) => ({ shape, data: flip(data) }))),
      await score(),
    ];
    const [before, after] = [family.cost(architecture()).flops, family.cost(deeper).flops];
    expect(added["imageGrowthGradient"]).toBe(added["growthGradient"]);
    expect(added["textGrowthGradient"]).toBe(0);
    expect(added["growthGradient"]).toBeGreaterThan(0);
    const squares = (added["growthGradient"]! ** 2 + kept["growthGradient"]! ** 2) * (after - before) ** 2;
    expect(squares / (all["growthGradient"]! * after) ** 2).toBeCloseTo(1, 5);
  });

  test("is 0 for staying as it is", async () => {
    const candidate = candidateOf(family, architecture());
    const inherited = mapTree(candidate.state.averages, ({ shape, data }) => ({
      shape,
      data: data.map(() => 1),
    }));
    const parent = async () => ({ architecture: architecture(), inherited });
    expect(await measure(options, { ...candidate, parent })).toMatchObject({ growthGradient: 0 });
  });
});
