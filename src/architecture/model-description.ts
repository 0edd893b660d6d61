/**
 * Kind of units that an axis of a parameter indexes.
 * - `residual`: the stream that blocks read from and add to; widened by LEMON's average expansion.
 * - `joint`: a residual stream whose inner product is compared across parts; widened by whole multiples.
 * - `hidden`: units that one linear map writes and the next one reads, such as an MLP's.
 * - `heads`: as `hidden`, in indivisible units of one attention head.
 * - `fixed`: never widened (vocabulary, positions, pixels of a patch).
 */
export type AxisRole = "residual" | "joint" | "hidden" | "heads" | "fixed";

/**
 * Role of the parameter along the axis.
 * - `writes`: produces the axis' values (rows of a PyTorch weight `[out, in]`, embeddings, biases).
 * - `reads`: consumes them (columns of a weight).
 * - `scales`, `shifts`: gain and bias of a normalisation over the axis.
 */
export type AxisFlow = "writes" | "reads" | "scales" | "shifts";

/** One axis of a parameter. Axes of one `name` have one size throughout a model and are widened together. */
export interface Axis {
  /** Such as `encoder.residual` or `encoder.3.hidden`. */
  readonly name: string;
  readonly role: AxisRole;
  readonly flow: AxisFlow;
  /** Entries of one copy of the axis. */
  readonly size: number;
  /** Number of consecutive copies: 3 for the fused query, key and value. Default 1. */
  readonly copies?: number;
  /** Size of an indivisible group of entries, such as a head's width. Default 1. */
  readonly unit?: number;
}

/** Initial value of a parameter. Draws are keyed by the parameter's name. */
export type Initial =
  | { readonly type: "normal"; readonly deviation: number }
  | { readonly type: "uniform"; readonly bound: number }
  | { readonly type: "constant"; readonly value: number };

/** Position of a parameter in a stack of equal blocks. */
export interface BlockPlace {
  /** The stack, such as `encoder` or `shared`. */
  readonly stack: string;
  /** Index of the block, from 0 at the input. */
  readonly index: number;
  /** The parameter's name inside its block, the same in each. */
  readonly part: string;
  /** Whether a zero here makes the block's contribution to the residual stream zero (output projections). */
  readonly closesBranch: boolean;
}

/** Description of a parameter for growth, initialisation, cost and optimizers. */
export interface ParameterDescription {
  readonly name: string;
  readonly axes: readonly Axis[];
  readonly initial: Initial;
  /** `false`: a constant kept with the model, such as a normalisation's epsilon. */
  readonly trainable: boolean;
  /** Whether weight decay applies: to matrices, not to vectors. */
  readonly decays: boolean;
  readonly block?: BlockPlace;
  /** The only part of the model that uses the parameter; omitted if several do, or none. */
  readonly part?: string;
  /** Bounds that hold after every update, such as those of a logit scale. */
  readonly range?: readonly [low: number, high: number];
  /** For an epsilon: the name of the residual axis whose normalisation it belongs to. */
  readonly epsilonOf?: string;
}

/** The shape of a described parameter. */
export function shapeOf(parameter: ParameterDescription): number[] {
  return parameter.axes.map((axis) => axis.size * (axis.copies ?? 1));
}

/** Parameters in a fixed order. */
export type ModelDescription = readonly ParameterDescription[];
