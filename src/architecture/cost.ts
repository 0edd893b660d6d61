/** What an architecture costs, by formula, without building it. */
export interface Cost {
  /** Trainable numbers. */
  readonly parameters: number;
  /** Floating point operations of one pair's forward pass, a multiply-add counted as two. */
  readonly flops: number;
}
