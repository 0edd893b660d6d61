import { attention, erf, mapRows, product, softmax, transpose } from "../../tensor/ops/reference.ts";
import type { Values } from "../../tensor/ops/gradient-check.ts";

/** Parameters of a model in float64. All widths are 4, with one head; each tower has one block, and they share one. */
export type Weights = ReadonlyMap<string, Values>;
export type Tower = "image" | "text";

export const WIDTH = 4;
export const TOKENS = 5;
const [PATCH, SIDE] = [4, 8];
const MEAN = [0.48145466, 0.4578275, 0.40821073];
const DEVIATION = [0.26862954, 0.26130258, 0.27577711];

/** What a tower makes of a batch. */
export interface Pass {
  /** `[pairs, 4]`, before they are brought to length 1. */
  readonly raw: Values;
  readonly unit: Values;
  /** Of each pair, what enters the activations of all tokens that are computed. */
  readonly activations: readonly Values[];
}

/** The embedded tokens `[pairs * 5, 4]` of pictures `[pairs, 8, 8, 3]` or ids `[pairs, 5]`. */
export function embedded(weights: Weights, tower: Tower, data: ArrayLike<number>): Values {
  const at = (name: string) => weights.get(name) as Values;
  if (tower === "text")
    return Float64Array.from({ length: data.length * WIDTH }, (_, index) => {
      const [token, unit] = [Math.floor(index / WIDTH), index % WIDTH];
      return (
        at("token_embedding.weight")[(data[token] as number) * WIDTH + unit]! +
        at("positional_embedding")[(token % TOKENS) * WIDTH + unit]!
      );
    });
  const pairs = data.length / (SIDE * SIDE * 3);
  return Float64Array.from({ length: pairs * TOKENS * WIDTH }, (_, index) => {
    const [pair, token, unit] = [
      Math.floor(index / (TOKENS * WIDTH)),
      Math.floor(index / WIDTH) % TOKENS,
      index % WIDTH,
    ];
    const position = at("visual.positional_embedding")[token * WIDTH + unit]!;
    if (token === 0) return at("visual.class_embedding")[unit]! + position;
    let sum = position;
    const [top, left] = [Math.floor((token - 1) / 2) * PATCH, ((token - 1) % 2) * PATCH];
    for (let row = 0; row < PATCH; row++)
      for (let column = 0; column < PATCH; column++)
        for (let channel = 0; channel < 3; channel++) {
          const pixel = data[((pair * SIDE + top + row) * SIDE + left + column) * 3 + channel]!;
          const kernel = at("visual.conv1.weight")[((unit * 3 + channel) * PATCH + row) * PATCH + column]!;
          sum += (kernel * (pixel - MEAN[channel]!)) / DEVIATION[channel]!;
        }
    return sum;
  });
}

/** A tower from its embedded tokens on. @param ids of the texts; where they end counts. */
export function passFrom(weights: Weights, tower: Tower, input: Values, ids: ArrayLike<number>): Pass {
  const pairs = input.length / (TOKENS * WIDTH);
  const passes = Array.from({ length: pairs }, (_, pair) => {
    const x = input.slice(pair * TOKENS * WIDTH, (pair + 1) * TOKENS * WIDTH);
    const end = Array.from({ length: TOKENS }, (_, token) => ids[pair * TOKENS + token]).indexOf(2);
    return tower === "image"
      ? passOne(
          weights,
          x,
          { blocks: "visual.transformer", norm: "visual.ln_post", project: "visual.proj" },
          0,
        )
      : passOne(weights, x, { blocks: "transformer", norm: "ln_final", project: "text_projection" }, end);
  });
  const raw = Float64Array.from(passes.flatMap((pass) => [...pass.raw]));
  return {
    raw,
    unit: mapRows(raw, WIDTH, (row) => row.map((value) => value / Math.hypot(...row))),
    activations: passes.map((pass) => pass.active),
  };
}

function passOne(
  weights: Weights,
  x: Values,
  { blocks, norm, project }: { blocks: string; norm: string; project: string },
  pooled: number,
) {
  const causal = blocks === "transformer";
  const row = (values: Values) => values.slice(pooled * WIDTH, (pooled + 1) * WIDTH);
  const own = block(weights, `${blocks}.resblocks.0`, x, causal);
  const joint = product(layerNorm(weights, norm, own.x), weights.get(project)!, WIDTH);
  const shared = block(weights, "shared.resblocks.0", joint, causal);
  return { raw: row(shared.x), active: Float64Array.from([...own.hidden, ...row(shared.hidden)]) };
}

function block(weights: Weights, name: string, x: Values, causal: boolean) {
  const map = (part: string, separator: string, x: Values) => {
    const [weight, bias] = ["weight", "bias"].map((kind) =>
      weights.get(`${name}.${part}${separator}${kind}`)!,
    );
    const columns = bias!.length;
    return product(x, transpose(weight!, weight!.length / columns), weight!.length / columns).map(
      (value, index) => value + bias![index % columns]!,
    );
  };
  const queryKeyValue = map("attn.in_proj", "_", layerNorm(weights, `${name}.ln_1`, x));
  const attended = sum(x, map("attn.out_proj", ".", attention(queryKeyValue, TOKENS, 1, causal)));
  const hidden = map("mlp.c_fc", ".", layerNorm(weights, `${name}.ln_2`, attended));
  const active = hidden.map((value) => (value * (1 + erf(value * Math.SQRT1_2))) / 2);
  return { x: sum(attended, map("mlp.c_proj", ".", active)), hidden };
}

function layerNorm(weights: Weights, name: string, x: Values): Values {
  const [gain, shift, epsilon] = ["weight", "bias", "epsilon"].map((part) => weights.get(`${name}.${part}`)!);
  return mapRows(x, WIDTH, (row) => {
    const mean = row.reduce((total, value) => total + value, 0) / WIDTH;
    const variance = row.reduce((total, value) => total + (value - mean) ** 2, 0) / WIDTH;
    const scale = Math.sqrt(variance + epsilon![0]!);
    return row.map((value, unit) => ((value - mean) / scale) * gain![unit]! + shift![unit]!);
  });
}

function sum(one: Values, other: Values): Values {
  return one.map((value, index) => value + other[index]!);
}

/** The contrastive loss of pairs that belong together and to no others. */
export function contrastiveLoss(scale: number, image: Values, text: Values): number {
  const pairs = image.length / WIDTH;
  const logits = product(image, transpose(text, WIDTH), WIDTH).map((value) => value * Math.exp(scale));
  const rows = (values: Values) =>
    Array.from(
      { length: pairs },
      (_, row) => -Math.log(softmax(values.slice(row * pairs, (row + 1) * pairs))[row]!),
    ).reduce((total, value) => total + value, 0) / pairs;
  return (rows(logits) + rows(transpose(logits, pairs))) / 2;
}
