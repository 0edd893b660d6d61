import type {
  Axis,
  AxisFlow,
  BlockPlace,
  Initial,
  ParameterDescription,
} from "../architecture/model-description.ts";
import type { StackShape } from "./stack-shape.ts";

/** An axis without its flow, which a parameter adds. */
export type Along = (flow: AxisFlow) => Axis;

/** An axis that many parameters share. */
export function along(name: string, role: Axis["role"], size: number): Along {
  return (flow) => ({ name, role, flow, size });
}

/** An axis that never grows. */
export function fixed(name: string, size: number): Axis {
  return { name, role: "fixed", flow: "reads", size };
}

/** Initial values of a stack's matrices. */
export interface BlockInitials {
  readonly inProjection: Initial;
  readonly outProjection: Initial;
  readonly hidden: Initial;
  readonly output: Initial;
}

export const normal = (deviation: number): Initial => ({ type: "normal", deviation });
export const uniform = (bound: number): Initial => ({ type: "uniform", bound });
export const constant = (value: number): Initial => ({ type: "constant", value });

/** A trainable parameter; matrices decay. */
export function trained(name: string, axes: readonly Axis[], initial: Initial): ParameterDescription {
  return { name, axes, initial, trainable: true, decays: axes.length > 1 };
}

/** Gain, shift and epsilon of a LayerNorm over a residual stream. */
export function describeNorm(name: string, residual: Along): ParameterDescription[] {
  const epsilon: ParameterDescription = {
    name: `${name}.epsilon`,
    axes: [],
    initial: constant(1e-5),
    trainable: false,
    decays: false,
    epsilonOf: residual("scales").name,
  };
  return [
    trained(`${name}.weight`, [residual("scales")], constant(1)),
    trained(`${name}.bias`, [residual("shifts")], constant(0)),
    epsilon,
  ];
}

/** Describes the blocks of a stack on a residual stream, with open_clip's names under `prefix`. */
export function describeBlocks(
  prefix: string,
  shape: StackShape,
  residual: Along,
  initials: BlockInitials,
): ParameterDescription[] {
  return Array.from({ length: shape.depth }, (_, index) =>
    describeBlock(shape, index, residual, initials).map((parameter) => ({
      ...parameter,
      name: `${prefix}.${index}.${parameter.name}`,
      block: placeOf(shape.name, index, parameter.name),
    })),
  ).flat();
}

function describeBlock(shape: StackShape, index: number, residual: Along, initials: BlockInitials) {
  const { name, width, hidden: units, headWidth } = shape;
  const heads = { name: `${name}.${index}.heads`, role: "heads", size: width, unit: headWidth } as const;
  const hidden = { name: `${name}.${index}.hidden`, role: "hidden", size: units } as const;
  const queryKeyValue: Axis = { ...heads, copies: 3, flow: "writes" };
  const write = residual("writes");
  const read = residual("reads");
  return [
    ...describeNorm("ln_1", residual),
    trained("attn.in_proj_weight", [queryKeyValue, read], initials.inProjection),
    trained("attn.in_proj_bias", [queryKeyValue], constant(0)),
    trained("attn.out_proj.weight", [write, { ...heads, flow: "reads" }], initials.outProjection),
    trained("attn.out_proj.bias", [write], constant(0)),
    ...describeNorm("ln_2", residual),
    trained("mlp.c_fc.weight", [{ ...hidden, flow: "writes" }, read], initials.hidden),
    trained("mlp.c_fc.bias", [{ ...hidden, flow: "writes" }], uniform(width ** -0.5)),
    trained("mlp.c_proj.weight", [write, { ...hidden, flow: "reads" }], initials.output),
    trained("mlp.c_proj.bias", [write], uniform(units ** -0.5)),
  ];
}

function placeOf(stack: string, index: number, part: string): BlockPlace {
  return { stack, index, part, closesBranch: /^(attn\.out_proj|mlp\.c_proj)\./.test(part) };
}

/** PyTorch's default initial values, as in open_clip's image tower. */
export function defaultInitials({ width, hidden }: StackShape): BlockInitials {
  return {
    inProjection: uniform(Math.sqrt(6 / (4 * width))),
    outProjection: uniform(width ** -0.5),
    hidden: uniform(width ** -0.5),
    output: uniform(hidden ** -0.5),
  };
}

/** Initial values of open_clip's text tower: output projections shrink with depth. */
export function scaledInitials({ width, depth }: StackShape): BlockInitials {
  const projection = normal(width ** -0.5 * (2 * depth) ** -0.5);
  return {
    inProjection: normal(width ** -0.5),
    outProjection: projection,
    hidden: normal((2 * width) ** -0.5),
    output: projection,
  };
}
