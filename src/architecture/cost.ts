/** What an architecture costs, by formula, without building it. */
export interface Cost {
  /** Trainable numbers. */
  readonly parameters: number;
  /** Floating point operations of one example's forward pass, a multiply-add counted as two. */
  readonly flops: number;
}
