/** One figure of a trained model, with what is needed to judge it. */
export interface Score {
  /** Unique among a run's scores, such as `emoji-category` or `image-to-text recall@1`. */
  readonly name: string;
  /** In 0 to 1, larger is better. */
  readonly value: number;
  /** 95 % interval. */
  readonly interval: readonly [number, number];
  /** Pictures (or queries) that it is measured on. */
  readonly count: number;
  /** Number of classes; absent for retrieval. */
  readonly classes?: number;
  /** What simple means reach on the same data, such as `majority` or `nearest neighbour`. */
  readonly baselines: Readonly<Record<string, number>>;
  /** For scores kept apart by the step whose things they are measured on: that step. */
  readonly ofStep?: number;
}
