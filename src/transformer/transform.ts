import { add, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import type { ForwardHook } from "../architecture/forward-hook.ts";
import { attention } from "../tensor/ops/attention.ts";
import { embed } from "../tensor/ops/embed.ts";
import { layerNorm } from "../tensor/ops/layer-norm.ts";
import { linear } from "../tensor/ops/linear.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { StackShape } from "./stack-shape.ts";

/** What the blocks of a stack run on. */
export interface Sequences {
  /** Tokens of a sequence. */
  readonly tokens: number;
  /** `[tokens, tokens]`, added to the attention scores. */
  readonly mask?: Tensor2D;
  /** The rows that stand for their sequences, `[batch]`; needed where only those are. */
  readonly pooled?: Tensor1D;
}

/** Rows of a stack's result that are needed: those of all tokens, or the pooled ones alone. */
export type NeededRows = "all" | "pooled";

/** What stands between the linear maps. */
export interface Operations {
  readonly activation: (x: Tensor2D) => Tensor2D;
  readonly hook: ForwardHook;
}

/** The hook that changes nothing. */
export const asItIs: ForwardHook = (_place, x, apply) => apply(x);

/** A parameter by its name. @throws RangeError if there is none. */
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
 * All pre-LN blocks under `prefix`, one after another. Of the last block, only the needed rows go through what follows
 * attention.
 * @param x `[batch * tokens, width]`
 * @returns `[batch * tokens, width]`, or `[batch, width]` of the pooled rows
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
