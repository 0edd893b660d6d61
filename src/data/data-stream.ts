import type { Example, Examples } from "./example.ts";

/** `search-validation` is all that trigger, evaluator and selection may see; `test` is for `evaluate` alone. */
export type Split = "train" | "search-validation" | "test";

/** An example as `espalier preview` shows it. */
export interface ShownExample {
  /** URI of an image file, such as `data:image/png;base64,...`. */
  readonly media?: string;
  readonly texts: readonly string[];
  /** Shown small, such as tags or a label. */
  readonly notes: readonly string[];
}

/** Which examples arrive at which growth step. Splits are disjoint and made before the division into steps. */
export abstract class DataStream<One extends Example = Example> {
  /** Kind of the examples, such as `text`: a model family and a task read examples of one kind. */
  abstract readonly kind: string;
  /** Number of growth steps. */
  abstract readonly steps: number;
  /** What arrives at each step, in a few words; as long as `steps`. */
  abstract readonly stepNames: readonly string[];
  /** The examples that arrive at a step (from 1), in a fixed order. */
  abstract examples(step: number, split: Split): Promise<Examples<One>>;
  /** An example for people to look at. Default: its id. */
  show?(example: One): Promise<ShownExample>;
}
