import type { Example, Examples } from "./example.ts";

/** Split of the data. Trigger, evaluator and selection see only `search-validation`; only `evaluate` sees `test`. */
export type Split = "train" | "search-validation" | "test";

/** An example as `espalier preview` shows it. */
export interface ShownExample {
  /** URI of an image file, such as `data:image/png;base64,...`. */
  readonly media?: string;
  readonly texts: readonly string[];
  /** Short annotations, such as tags or a label. */
  readonly notes: readonly string[];
}

/** Parts of the data that cannot be used and are left out, such as damaged files. */
export interface DataFaults {
  readonly count: number;
  /** The first of them: where they are, such as `data.csv:17`, and why they cannot be used. */
  readonly first: readonly { readonly place: string; readonly problem: string }[];
}

/** A stream of examples that arrive in growth steps. Splits are disjoint and made before the division into steps. */
export abstract class DataStream<One extends Example = Example> {
  /** Kind of the examples, such as `text`: a model family and a task read examples of one kind. */
  abstract readonly kind: string;
  /** Number of growth steps. */
  abstract readonly steps: number;
  /** Short name of each step's arrivals; has length `steps`. */
  abstract readonly stepNames: readonly string[];
  /** Text that differs for other data, if they may change. A run records it, and is not resumed with other data. */
  readonly fingerprint?: string;
  /**
   * The examples that arrive at a step (from 1), in a fixed order. If they arrive during the run, the list may be empty
   * until `prepare(step)` has returned.
   */
  abstract examples(step: number, split: Split): Promise<Examples<One>>;
  /**
   * Work that makes later calls faster, such as decoding files, or waiting until the step's data have arrived. A run
   * calls it in its main process when the step starts, also after it was resumed. Apart from examples that arrive, it must
   * not change what other methods return.
   */
  prepare?(step: number): Promise<void>;
  /** Data of a step's arrivals that are left out. A run records them. Default: none. */
  faults?(step: number): Promise<DataFaults>;
  /** An example in a form for people. Default: its id. */
  show?(example: One): Promise<ShownExample>;
}
