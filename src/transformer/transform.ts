import { add, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import type { ForwardHook } from "../architecture/forward-hook.ts";
import { attention } from "../tensor/ops/attention.ts";
import { embed } from "../tensor/ops/embed.ts";
import { layerNorm } from "../tensor/ops/layer-norm.ts";
import { linear } from "../tensor/ops/linear.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { StackShape } from "./stack-shape.ts";

/** Sequences on which the blocks of a stack run. */
export interface Sequences {
  /** Number of tokens per sequence. */
  readonly tokens: number;
  /** `[tokens, tokens]`, added to the attention scores. */
  readonly mask?: Tensor2D;
  /** Index of the row that represents each sequence, `[batch]`; required for pooled rows. */
  readonly pooled?: Tensor1D;
}

/** Needed rows of a stack's result: those of all tokens, or only the pooled ones. */
export type NeededRows = "all" | "pooled";

/** Operations between the linear maps. */
export interface Operations {
  readonly activation: (x: Tensor2D) => Tensor2D;
  readonly hook: ForwardHook;
}

/** A hook that changes nothing. */
export const asItIs: ForwardHook = (_place, x, apply) => apply(x);

/** A parameter by its name. @throws RangeError if it is missing. */
export function parameter<Shape extends Tensor = Tensor2D>(parameters: TensorTree, name: string): Shape {
  const tensor = parameters.get(name);
  if (tensor === undefined) throw new RangeError(`no parameter "${name}"`);
  return tensor as Shape;
}

/** LayerNorm with the gain, bias and epsilon under `name`. */
export function norm(parameters: TensorTree, name: string, x: Tensor2D, hook: ForwardHook): Tensor2D {
  const gain = parameter<Tensor1D>(parameters, `${name}.weight`);
  const shift = parameter<Tensor1D>(parameters, `${name}.bias`);
  const epsilon = parameter<Scalar>(parameters, `${name}.epsilon`);
  return hook({ name, kind: "normalisation" }, x, (x) => layerNorm(x, gain, shift, epsilon));
}

/**
 * Applies all pre-LN blocks under `prefix`. After the last attention, only the needed rows are computed.
 * @param x `[batch * tokens, width]`
 * @returns `[batch * tokens, width]`, or `[batch, width]` for pooled rows
 */
export function transform(
  parameters: TensorTree,
  prefix: string,
  x: Tensor2D,
  { depth, width, headWidth }: StackShape,
  { tokens, mask, pooled }: Sequences,
  needed: NeededRows,
  { activation, hook }: Operations,
): Tensor2D {
  const rows = needed === "pooled" ? pooled : undefined;
  if (depth === 0) return rows === undefined ? x : embed(rows, x);
  for (let index = 0; index < depth; index++) {
    const block = `${prefix}.${index}`;
    const map = (name: string, type: "_" | ".", x: Tensor2D) => {
      const bias = parameter<Tensor1D>(parameters, `${block}.${name}${type}bias`);
      return linear(x, parameter(parameters, `${block}.${name}${type}weight`), bias);
    };
    const queryKeyValue = map("attn.in_proj", "_", norm(parameters, `${block}.ln_1`, x, hook)); // [rows, 3 * width]
    let attended = hook({ name: `${block}.attn`, kind: "attention" }, queryKeyValue, (x) =>
      attention(x, { tokens, heads: width / headWidth }, mask),
    );
    if (rows !== undefined && index === depth - 1) [x, attended] = [embed(rows, x), embed(rows, attended)];
    x = add(x, map("attn.out_proj", ".", attended));
    const hidden = map("mlp.c_fc", ".", norm(parameters, `${block}.ln_2`, x, hook)); // [rows, hidden]
    const active = hook({ name: `${block}.mlp.gelu`, kind: "activation" }, hidden, activation);
    x = add(x, map("mlp.c_proj", ".", active));
  }
  return x;
}
