import type { Random } from "../random/random.ts";
import { shuffledPlace } from "./shuffled-place.ts";

/** Arrivals with more examples have their order computed place by place; of smaller ones it is shuffled and kept. */
const LARGEST_KEPT = 65_536;

/** One draw: an example by the growth step that it arrived at (from 0) and its place among that step's examples. */
export interface Draw {
  readonly arrival: number;
  readonly index: number;
}

/**
 * Which examples an update trains on, as a pure function of key and update. Each arrival has its share of every batch
 * (rounded at random, right on average) and is walked through in shuffled epochs, without repeats within one.
 */
export class BatchSampler {
  private readonly arrivals: readonly number[];
  private readonly bounds: readonly number[];
  private readonly batchSize: number;
  private readonly random: Random;
  /** Examples of each arrival that were drawn before an update; grows as updates are asked for. */
  private readonly drawn: number[][];
  private readonly orders = new Map<string, readonly number[]>();

  /**
   * @param arrivals number of examples of each arrival.
   * @param shares of each arrival, adding up to 1; zero where nothing arrived.
   * @param random the growth step's key.
   */
  constructor(arrivals: readonly number[], shares: readonly number[], batchSize: number, random: Random) {
    this.arrivals = arrivals;
    let sum = 0;
    this.bounds = shares.map((share) => ((sum += share) > 1 - 1e-9 ? 1 : sum));
    this.batchSize = batchSize;
    this.random = random;
    this.drawn = [arrivals.map(() => 0)];
  }

  /** The draws of an update, from 1. */
  draws(update: number): Draw[] {
    while (this.drawn.length < update) this.advance();
    const before = this.drawn[update - 1] as number[];
    return this.counts(update).flatMap((count, arrival) =>
      Array.from({ length: count }, (_, place) => ({
        arrival,
        index: this.indexAt(arrival, (before[arrival] as number) + place),
      })),
    );
  }

  private advance(): void {
    const last = this.drawn.at(-1) as number[];
    const counts = this.counts(this.drawn.length);
    this.drawn.push(last.map((sum, arrival) => sum + (counts[arrival] as number)));
  }

  /** How many examples of each arrival an update has: systematic sampling with one random offset. */
  private counts(update: number): number[] {
    const offset = this.random.fork("shares", update).uniform();
    let previous = 0;
    return this.bounds.map((bound) => {
      const position = bound === 1 ? this.batchSize : Math.floor(bound * this.batchSize + offset);
      const count = position - previous;
      previous += count;
      return count;
    });
  }

  private indexAt(arrival: number, position: number): number {
    const size = this.arrivals[arrival] as number;
    const epoch = Math.floor(position / size);
    if (size > LARGEST_KEPT)
      return shuffledPlace(position % size, size, this.random.fork("epoch", arrival, epoch));
    return this.order(arrival, epoch, size)[position % size] as number;
  }

  private order(arrival: number, epoch: number, size: number): readonly number[] {
    const key = `${arrival}/${epoch}`;
    let order = this.orders.get(key);
    if (order === undefined) {
      const indices = Array.from({ length: size }, (_, index) => index);
      order = this.random.fork("epoch", arrival, epoch).shuffle(indices);
      this.orders.delete(`${arrival}/${epoch - 2}`);
      this.orders.set(key, order);
    }
    return order;
  }
}
