/** Cost of an architecture by formula, without building the model. */
export interface Cost {
  /** Number of trainable scalars. */
  readonly parameters: number;
  /** Floating point operations of one example's forward pass, a multiply-add counted as two. */
  readonly flops: number;
}
