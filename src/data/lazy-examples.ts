import type { Example, Examples } from "./example.ts";

/** Examples that are created each time they are asked for, since all of them would take much memory. */
export class LazyExamples<One extends Example> implements Examples<One> {
  readonly length: number;
  private readonly create: (index: number) => One;

  /** @param create the example at an index, from 0 to `length - 1`. */
  constructor(length: number, create: (index: number) => One) {
    this.length = length;
    this.create = create;
  }

  at(index: number): One | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.create(place) : undefined;
  }

  *[Symbol.iterator](): Generator<One> {
    for (let index = 0; index < this.length; index++) yield this.create(index);
  }
}
