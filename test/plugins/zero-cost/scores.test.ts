import { beforeAll, describe, expect, test } from "vitest";
import { type Measurements, type TrainableFamily, type ParameterDescription, shapeOf } from "espalier";
import { openEngine } from "espalier/tensor";
import { proxies } from "../../../plugins/zero-cost/proxies.ts";
import type { Values } from "../../tensor/ops/gradient-check.ts";
import { product, transpose } from "../../tensor/ops/reference.ts";
import { architecture, tinyClip } from "../growclip/tiny-clip.ts";
import { contrastiveLoss, embedded, passFrom, type Tower, type Weights, WIDTH } from "./reference-clip.ts";
import { batchOf, candidateOf, evaluatorOn } from "./setting.ts";
import { singularValues } from "./singular-values.ts";

const STEP = 1e-5;
const TOWERS = ["image", "text"] as const;
const batches = [batchOf("one"), batchOf("two")];
const ids = batches[0]!.tokens.data;

let family: TrainableFamily;
let weights: Weights;
let measured: Measurements;
let matrices: readonly ParameterDescription[];

beforeAll(async () => {
  await openEngine("wasm");
  family = await tinyClip();
  const candidate = candidateOf(family, architecture());
  const types = proxies.map(({ type }) => type);
  const evaluator = await evaluatorOn(family, batches, { proxies: types, weights: "inherited" });
  measured = await evaluator.measure(candidate);
  weights = new Map(
    [...candidate.state.parameters].map(([name, { data }]) => [name, Float64Array.from(data)]),
  );
  matrices = family.describe(architecture()).filter(({ trainable, axes }) => trainable && axes.length > 1);
});

/** Central differences of a function of the weights by each entry of one of them. */
function slopes(name: string, of: (weights: Weights) => number, from: Weights = weights): Values {
  return from.get(name)!.map((value, index) => {
    const at = (moved: number) => of(new Map([...from, [name, from.get(name)!.with(index, moved)]]));
    return (at(value + STEP) - at(value - STEP)) / (2 * STEP);
  });
}

function pass(weights: Weights, tower: Tower, { images, tokens } = batches[0]!) {
  const data = tower === "image" ? images.data : tokens.data;
  return passFrom(weights, tower, embedded(weights, tower, data), tokens.data);
}

/** The gradient of the loss on a batch; of a parameter of one tower, the other's features are not computed again. */
function lossSlopes(batch: (typeof batches)[number]): (name: string) => Values {
  const unit = remembered((tower) => pass(weights, tower as Tower, batch).unit);
  return remembered((name) => {
    const tower = family.describe(architecture()).find((parameter) => parameter.name === name)!.part;
    return slopes(name, (moved) => {
      const [image, text] = TOWERS.map((one) =>
        tower === undefined || tower === one ? pass(moved, one, batch).unit : unit(one),
      );
      return contrastiveLoss(moved.get("logit_scale")![0]!, image!, text!);
    });
  });
}

/** A sum over matrices, for the whole model and for each tower. */
function expectSums(
  name: string,
  of: (parameter: ParameterDescription, part: Tower | "joint") => number,
  digits = 4,
) {
  for (const part of ["joint", ...TOWERS] as const) {
    const measurement = part === "joint" ? name : `${part}${name[0]!.toUpperCase()}${name.slice(1)}`;
    const own = matrices.filter((one) => part === "joint" || one.part === undefined || one.part === part);
    const expected = own.reduce((sum, parameter) => sum + of(parameter, part), 0);
    expect(measured[measurement]! / expected, measurement).toBeCloseTo(1, digits);
  }
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const norm = (values: Iterable<number>) => Math.sqrt(sum([...values].map((value) => value ** 2)));

function remembered<Result>(make: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    if (!known.has(name)) known.set(name, make(name));
    return known.get(name)!;
  };
}

describe("by the gradient of the loss", () => {
  const gradients = batches.map(lossSlopes);
  const gradient = gradients[0]!;

  test("grad-norm: norms, summed", () => expectSums("gradNorm", ({ name }) => norm(gradient(name))));

  test("snip: |gradient * weight|, summed", () =>
    expectSums("snip", ({ name }) =>
      sum(gradient(name).map((slope, index) => Math.abs(slope * weights.get(name)![index]!))),
    ));

  test("zico: logarithms of mean by deviation, summed", () =>
    expectSums(
      "zico",
      ({ name }) => {
        const ratios = [...gradient(name)].map((slope, index) => {
          const [one, other] = [Math.abs(slope), Math.abs(gradients[1]!(name)[index]!)];
          return one === other ? 0 : (one + other) / Math.abs(one - other);
        });
        return Math.log(sum(ratios));
      },
      2,
    ));

  test("growth-gradient: without a parent, the norm of all of it by the model's MFLOPs", () => {
    const all = family.describe(architecture()).filter(({ trainable }) => trainable);
    const squares = sum(all.map(({ name }) => norm(gradient(name)) ** 2));
    const { flops } = family.cost(architecture());
    expect(measured["growthGradient"]! / (Math.sqrt(squares) / (flops / 1e6))).toBeCloseTo(1, 4);
  });
});

describe("by absolute weights", () => {
  const absolute = (): Weights =>
    new Map(
      [...weights].map(([name, values]) => [name, name.endsWith("epsilon") ? values : values.map(Math.abs)]),
    );

  test("synflow: what flows through the products of the matrices from ones", () => {
    const through = (weights: Weights, x: Values, ...names: string[]) =>
      names.reduce((x, name) => product(weights.get(name)!, x, x.length), x);
    const block = (weights: Weights, x: Values, name: string) => {
      const values = product(weights.get(`${name}.attn.in_proj_weight`)!, x, WIDTH).slice(2 * WIDTH);
      const attended = add(x, through(weights, values, `${name}.attn.out_proj.weight`));
      return add(
        attended,
        through(weights, attended, `${name}.mlp.c_fc.weight`, `${name}.mlp.c_proj.weight`),
      );
    };
    const add = (one: Values, other: Values) => one.map((value, index) => value + other[index]!);
    const flow = (weights: Weights, tower: Tower) => {
      const [blocks, project] =
        tower === "image" ? ["visual.transformer", "visual.proj"] : ["transformer", "text_projection"];
      const own = block(weights, new Float64Array(WIDTH).fill(1), `${blocks}.resblocks.0`);
      const joint = product(transpose(weights.get(project!)!, WIDTH), own, WIDTH);
      return sum(block(weights, joint, "shared.resblocks.0"));
    };
    const slope = (tower: Tower) =>
      remembered((name) => slopes(name, (weights) => flow(weights, tower), absolute()));
    const by = { image: slope("image"), text: slope("text") };
    expectSums("synflow", ({ name }, part) => {
      const towers = part === "joint" ? TOWERS : [part];
      return sum(
        towers.flatMap((tower) =>
          [...by[tower](name)].map((value, index) => value * absolute().get(name)![index]!),
        ),
      );
    });
  });

  test("dss: nuclear norms in attention, saliencies in MLPs", () => {
    const ones = { ...batches[0]!, images: { shape: [1, 8, 8, 3], data: new Float32Array(192).fill(1) } };
    const slope = (tower: Tower) =>
      remembered((name) =>
        slopes(
          name,
          (weights) => {
            const { raw } = pass(weights, tower, ones);
            return sum(raw) / (raw.length / WIDTH);
          },
          absolute(),
        ),
      );
    const by = { image: slope("image"), text: slope("text") };
    const nuclear = (matrix: Values, columns: number) => sum(singularValues(matrix, columns));
    expectSums("dss", (parameter, part) => {
      const { name } = parameter;
      if (!/attn|mlp/.test(name)) return 0;
      const towers = part === "joint" ? TOWERS : [part];
      const gradient = towers
        .map((tower) => by[tower](name))
        .reduce((one, other) => one.map((value, index) => value + other[index]!));
      const weight = absolute().get(name)!;
      const columns = shapeOf(parameter)[1]!;
      return name.includes("attn")
        ? nuclear(gradient, columns) * nuclear(weight, columns)
        : sum(gradient.map((value, index) => Math.abs(value * weight[index]!)));
    });
  });
});

describe("by how pairs differ", () => {
  const logarithm = (value: number) => Math.log(value + 1e-5);

  test("naswot: log-determinant of the units that two pairs share", () => {
    const codes = TOWERS.map((tower) =>
      pass(weights, tower).activations.map((values) => [...values].map((value) => value > 0)),
    ) as [boolean[][], boolean[][]];
    const both = codes[0].map((code, pair) => [...code, ...codes[1][pair]!]);
    const expected = [both, ...codes].map((codes) => {
      const kernel = codes.flatMap((one) =>
        codes.map((other) => one.filter((active, unit) => active === other[unit]).length),
      );
      return sum(singularValues(kernel, codes.length).map(logarithm));
    });
    const names = ["naswot", "imageNaswot", "textNaswot"];
    for (const [index, name] of names.entries())
      expect(measured[name], name).toBeCloseTo(expected[index]!, 4);
  });

  test("jacob-cov: how the derivatives by the embedded tokens correlate", () => {
    const inputs = TOWERS.map((tower) =>
      embedded(weights, tower, tower === "image" ? batches[0]!.images.data : ids),
    ) as [Values, Values];
    const features = ([image, text]: readonly Values[]) =>
      [passFrom(weights, "image", image!, ids).unit, passFrom(weights, "text", text!, ids).unit] as const;
    const derivative = (which: 0 | 1, of: (inputs: readonly Values[]) => number) =>
      inputs[which].map((value, index) => {
        const at = (moved: number) => of(inputs.with(which, inputs[which].with(index, moved)));
        return (at(value + STEP) - at(value - STEP)) / (2 * STEP);
      });
    const together = (inputs: readonly Values[]) => {
      const [image, text] = features(inputs);
      return sum(image.map((value, index) => value * text[index]!));
    };
    const rows = (values: Values) =>
      Array.from({ length: 4 }, (_, pair) => [
        ...values.slice((pair * values.length) / 4, ((pair + 1) * values.length) / 4),
      ]);
    const [image, text] = ([0, 1] as const).map((which) => rows(derivative(which, together)));
    const expected = [
      score(image!.map((row, pair) => [...row, ...text![pair]!])),
      score(rows(derivative(0, (inputs) => sum(features(inputs)[0])))),
      score(rows(derivative(1, (inputs) => sum(features(inputs)[1])))),
    ];
    const names = ["jacobCov", "imageJacobCov", "textJacobCov"];
    for (const [index, name] of names.entries())
      expect(measured[name]! / expected[index]!, name).toBeCloseTo(1, 2);
  });

  function score(rows: readonly (readonly number[])[]): number {
    const centred = rows.map((row) => row.map((value) => value - sum(row) / row.length));
    const correlations = centred.flatMap((one) =>
      centred.map((other) => sum(one.map((value, index) => value * other[index]!)) / norm(one) / norm(other)),
    );
    return -sum(
      singularValues(correlations, rows.length).map((value) => logarithm(value) + 1 / (value + 1e-5)),
    );
  }
});
