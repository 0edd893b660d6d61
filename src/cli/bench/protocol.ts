/** The names of the datasets in the table's columns. */
export const DATASETS = ["cifar10", "cifar100", "imagenet16"] as const;

/** Settings of the repeated searches. */
export interface Protocol {
  /** Path of the table. */
  readonly table: string;
  /** Searches, each with another seed. */
  readonly runs: number;
  /** Simulated training time of one search. */
  readonly seconds: number;
  /** Dataset of the accuracies that are searched by and reported. */
  readonly dataset: (typeof DATASETS)[number];
}
