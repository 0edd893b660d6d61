import { Random } from "espalier";
import type { ClassNames, LabelledItem, Pair, PairStream, ZeroShotData } from "espalier/image-text";
import { labelOf } from "./label-of.ts";

/** Pairs with a label, and how many neighbours they have. */
export interface LabelledPairs {
  readonly label: string;
  /** Names of classes; the others keep their label. */
  readonly names: ClassNames;
  readonly neighbours: number;
}

/** Training pairs of an arrival. */
interface Arrival {
  /** Number of pairs with the label. */
  readonly count: number;
  /** Some of them in random order, as many as the baseline uses. */
  readonly sample: readonly LabelledItem[];
}

/** Test and training pairs of a stream that have a label. */
export class StreamData implements ZeroShotData {
  readonly arrives = true;
  private readonly stream: PairStream;
  private readonly options: LabelledPairs;
  private readonly arrivals = new Map<number, Promise<Arrival>>();

  constructor(stream: PairStream, options: LabelledPairs) {
    this.stream = stream;
    this.options = options;
  }

  async tested(step: number): Promise<readonly (readonly LabelledItem[])[]> {
    const arrivals: (readonly LabelledItem[])[] = [];
    for (let of = 1; of <= step; of++) {
      const pairs = await this.stream.examples(of, "test");
      arrivals.push([...pairs].flatMap((pair) => this.itemOf(pair) ?? []));
    }
    return arrivals;
  }

  /** A sample of each arrival, in proportion to its number of training pairs with the label. */
  async neighbours(step: number): Promise<readonly LabelledItem[]> {
    const arrivals: Arrival[] = [];
    for (let of = 1; of <= step; of++) arrivals.push(await this.arrival(of));
    const total = arrivals.reduce((sum, { count }) => sum + count, 0);
    const share = Math.min(1, this.options.neighbours / Math.max(1, total));
    return arrivals.flatMap(({ count, sample }) => sample.slice(0, Math.floor(share * count)));
  }

  private arrival(of: number): Promise<Arrival> {
    const known = this.arrivals.get(of) ?? this.sample(of);
    this.arrivals.set(of, known);
    return known;
  }

  private async sample(of: number): Promise<Arrival> {
    if (this.options.neighbours === 0) return { count: 0, sample: [] };
    const pairs = await this.stream.examples(of, "train");
    const labelled: number[] = [];
    let place = 0;
    for (const pair of pairs) {
      if (labelOf(pair, this.options.label) !== undefined) labelled.push(place);
      place++;
    }
    const some = new Random("zero-shot neighbours").fork(of).sample(labelled, this.options.neighbours);
    return { count: labelled.length, sample: some.map((index) => this.itemOf(pairs.at(index)!)!) };
  }

  private itemOf(pair: Pair): LabelledItem | undefined {
    const { label, names } = this.options;
    const own = labelOf(pair, label);
    if (own === undefined) return undefined;
    return {
      label: names.get(own) ?? own,
      group: pair.group,
      picture: () => this.stream.picture(pair),
    };
  }
}
