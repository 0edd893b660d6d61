import type { Random } from "../random/random.ts";
import type { Batch } from "../tensor/compile/step.ts";
import type { DataStream } from "./data-stream.ts";
import type { Encoder } from "./encoder.ts";
import type { Example, Examples } from "./example.ts";
import { RememberedBatches } from "./remembered-batches.ts";

/** Creates the encoder for the examples that have arrived by a growth step. */
export type CreateEncoder = (stream: DataStream, step: number) => Promise<Encoder>;

/** Examples that have arrived by each growth step, and batches of them. */
export class Arrivals {
  private readonly stream: DataStream;
  private readonly createEncoder: CreateEncoder;
  private readonly encoders = new Map<number, Promise<Encoder>>();
  private readonly remembered = new RememberedBatches();

  constructor(stream: DataStream, createEncoder: CreateEncoder) {
    this.stream = stream;
    this.createEncoder = createEncoder;
  }

  /** Training examples of the steps up to `step`, one list per step. */
  training(step: number): Promise<readonly Examples[]> {
    return Promise.all(steps(step).map((arrival) => this.stream.examples(arrival, "train")));
  }

  /** Number of training examples of the steps up to `step`; frozen, since strategies receive it. */
  async counts(step: number): Promise<readonly number[]> {
    return Object.freeze((await this.training(step)).map((examples) => examples.length));
  }

  /** All search-validation examples of the steps up to `step`. */
  async validation(step: number): Promise<readonly Example[]> {
    const arrivals = steps(step).map((arrival) => this.stream.examples(arrival, "search-validation"));
    return (await Promise.all(arrivals)).flatMap((examples) => [...examples]);
  }

  /** The encoder for the examples up to `step`, and no later ones. */
  encoder(step: number): Promise<Encoder> {
    const encoder = this.encoders.get(step) ?? this.createEncoder(this.stream, step);
    this.encoders.set(step, encoder);
    return encoder;
  }

  /**
   * A batch by the encoder of `step`. Read-only: equal arguments may return the same object.
   * @param random key of all choices and variations.
   */
  async batch(
    step: number,
    examples: readonly Example[],
    { random, augment }: { readonly random: Random; readonly augment: boolean },
  ): Promise<Batch> {
    const encoder = await this.encoder(step);
    const key = `${random} ${augment}`;
    const found = this.remembered.find(key, examples, encoder);
    if (found !== undefined) return found;
    const batch = await encoder.encode(examples, { random, augment });
    this.remembered.keep(key, { examples, encoder, batch });
    return batch;
  }
}

function steps(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
