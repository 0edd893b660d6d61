import type { ModelFamily, Tokenizer } from "../architecture/model-family.ts";
import type { Pair } from "./pair.ts";
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
  training(step: number): Promise<readonly (readonly Pair[])[]> {
    return Promise.all(steps(step).map((arrival) => this.stream.pairs(arrival, "train")));
  }

  /** Number of training pairs of the steps up to `step`. */
  async counts(step: number): Promise<readonly number[]> {
    return (await this.training(step)).map((pairs) => pairs.length);
  }

  /** All search-validation pairs of the steps up to `step`. */
  async validation(step: number): Promise<readonly Pair[]> {
    const arrivals = steps(step).map((arrival) => this.stream.pairs(arrival, "search-validation"));
    return (await Promise.all(arrivals)).flat();
  }

  /** The tokenizer that knows the training texts up to `step`, and nothing later. */
  async tokenizer(step: number): Promise<Tokenizer> {
    let tokenizer = this.tokenizers.get(step);
    if (tokenizer === undefined) {
      const arrivals = await this.training(step);
      tokenizer = this.family.tokenizer(
        arrivals.map((pairs) => pairs.flatMap((pair) => pair.captions.map((caption) => caption.text))),
      );
      this.tokenizers.set(step, tokenizer);
    }
    return tokenizer;
  }
}

function steps(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
