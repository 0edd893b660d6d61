import type { ModelFamily, Tokenizer } from "../architecture/model-family.ts";
import { captionsOf, type Pair, type Pairs, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";

/** What has arrived by each growth step, read from the stream once. */
export class Arrivals {
  private readonly stream: PairStream;
  private readonly family: ModelFamily;
  private readonly tokenizers = new Map<number, Tokenizer>();

  constructor(stream: PairStream, family: ModelFamily) {
    this.stream = stream;
    this.family = family;
  }

  /** Training pairs of the steps up to `step`, a list each. */
  training(step: number): Promise<readonly Pairs[]> {
    return Promise.all(steps(step).map((arrival) => this.stream.pairs(arrival, "train")));
  }

  /** Number of training pairs of the steps up to `step`; frozen, since strategies are given it. */
  async counts(step: number): Promise<readonly number[]> {
    return Object.freeze((await this.training(step)).map((pairs) => pairs.length));
  }

  /** All search-validation pairs of the steps up to `step`. */
  async validation(step: number): Promise<readonly Pair[]> {
    const arrivals = steps(step).map((arrival) => this.stream.pairs(arrival, "search-validation"));
    return (await Promise.all(arrivals)).flatMap((pairs) => [...pairs]);
  }

  /** The tokenizer that knows the training texts up to `step`, and nothing later. */
  async tokenizer(step: number): Promise<Tokenizer> {
    let tokenizer = this.tokenizers.get(step);
    if (tokenizer === undefined) {
      tokenizer = this.family.tokenizer(await this.texts(step));
      this.tokenizers.set(step, tokenizer);
    }
    return tokenizer;
  }

  /** Training texts of the steps up to `step`, a list each: all that a tokenizer knows. */
  texts(step: number): Promise<readonly (readonly string[])[]> {
    return Promise.all(steps(step).map((arrival) => this.textsOf(arrival)));
  }

  private async textsOf(step: number): Promise<readonly string[]> {
    if (this.stream.texts !== undefined) return await this.stream.texts(step);
    const pairs = await this.stream.pairs(step, "train");
    return [...pairs].flatMap((pair) => captionsOf(pair).map((caption) => textOf(pair, caption)));
  }
}

function steps(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
