/** What a reading child says first, once its modules are loaded. */
export type Greeting = "ready";

/** What a reading child is asked: to read the input in a folder. */
export interface Request {
  readonly kind: string;
  readonly folder: string;
}

/** How reading an input ended. */
export type Ending =
  | { readonly end: "read" }
  | { readonly end: "refused"; readonly code: string }
  | {
      readonly end: "fault";
      /** The same for faults that have one cause, as far as that can be told. */
      readonly signature: string;
      readonly detail: string;
    };

/** What a child answers. */
export interface Answer {
  readonly ending: Ending;
  readonly seconds: number;
  /** Largest resident memory of the child so far. */
  readonly peakBytes: number;
}
