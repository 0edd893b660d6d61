/** An example for training or testing. Its stream and the model family agree on all other fields. */
export interface Example {
  /** Unique in the stream and the same in every run. */
  readonly id: string;
}

/** Examples in a fixed order: an array, or an object that creates them on demand. */
export interface Examples<One extends Example = Example> extends Iterable<One> {
  readonly length: number;
  /** The example at an index, from 0. It always has the same id, but may be another object. */
  at(index: number): One | undefined;
}
