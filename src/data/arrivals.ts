import { Random } from "../random/random.ts";
import type { Batch } from "../tensor/compile/step.ts";
import type { BatchLoader, BatchOrder } from "./batch-loader.ts";
import type { Draw } from "./batch-sampler.ts";
import type { DataStream } from "./data-stream.ts";
import type { Encoder } from "./encoder.ts";
import type { Example, Examples } from "./example.ts";
import { RememberedBatches } from "./remembered-batches.ts";

/** Creates the encoder for the examples that have arrived by a growth step. */
export type CreateEncoder = (stream: DataStream, step: number) => Promise<Encoder>;

/** Assembles every batch in this thread, when it is needed. */
const thisThread: BatchLoader = { ahead: 0, load: (order, assemble) => assemble(order) };

/** Examples that have arrived by each growth step, and batches of them. */
export class Arrivals {
  private readonly stream: DataStream;
  private readonly createEncoder: CreateEncoder;
  private readonly encoders = new Map<number, Promise<Encoder>>();
  private readonly lists = new Map<number, Promise<readonly Examples[]>>();
  private readonly remembered = new RememberedBatches();
  private loader = thisThread;

  constructor(stream: DataStream, createEncoder: CreateEncoder) {
    this.stream = stream;
    this.createEncoder = createEncoder;
  }

  /** Training examples of the steps up to `step`, one list per step. */
  training(step: number): Promise<readonly Examples[]> {
    const known = this.lists.get(step);
    if (known !== undefined) return known;
    const lists = Promise.all(steps(step).map((arrival) => this.stream.examples(arrival, "train")));
    this.lists.set(step, lists);
    return lists;
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

  /** Lets a loader assemble the training batches from now on. */
  use(loader: BatchLoader): void {
    this.loader = loader;
  }

  /** Number of training batches that are worth ordering in advance. */
  get ahead(): number {
    return this.loader.ahead;
  }

  /**
   * An augmented batch of training examples by the encoder of `step`. Read-only: equal arguments may return the same
   * object.
   * @param random key of all choices and variations.
   */
  async trainingBatch(step: number, draws: readonly Draw[], random: Random): Promise<Batch> {
    const encoder = await this.encoder(step);
    const key = [step, random, ...draws.map(({ arrival, index }) => `${arrival}:${index}`)].join(" ");
    const found = this.remembered.find(key, [], encoder);
    if (found !== undefined) return found;
    const lengths = (await this.training(step)).map((examples) => examples.length);
    const order = { step, draws, key: String(random), lengths };
    const batch = await this.loader.load(order, (one) => this.assemble(one));
    this.remembered.keep(key, { examples: [], encoder, batch });
    return batch;
  }

  /** Assembles a training batch in this thread. */
  async assemble({ step, draws, key }: BatchOrder): Promise<Batch> {
    const lists = await this.training(step);
    const examples = draws.map(({ arrival, index }) => lists[arrival]!.at(index)!);
    return await (await this.encoder(step)).encode(examples, { random: new Random(key), augment: true });
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
