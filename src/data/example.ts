/** One thing that a model is trained or tested on. What else it holds is between its stream and the model family. */
export interface Example {
  /** Unique in the stream and the same in every run. */
  readonly id: string;
}

/** Examples in a fixed order: an array of them, or an object that creates them on demand. */
export interface Examples<One extends Example = Example> extends Iterable<One> {
  readonly length: number;
  /** The example at a place, from 0. It has the same id each time, though it may be another object. */
  at(index: number): One | undefined;
}
