import type { Random } from "../random/random.ts";
import { shuffledPlace } from "./shuffled-place.ts";

/** Maximum number of examples of an arrival whose shuffled order is stored; larger orders are computed on demand. */
const LARGEST_KEPT = 65_536;

/** A drawn example: the growth step of its arrival (from 0) and its index among that step's examples. */
export interface Draw {
  readonly arrival: number;
  readonly index: number;
}

/**
 * Chooses the examples of an update, as a pure function of key and update. Each arrival has its share of every batch
 * (rounded at random, exact on average) and is visited in shuffled epochs without repeats.
 */
export class BatchSampler {
  private readonly arrivals: readonly number[];
  private readonly bounds: readonly number[];
  private readonly batchSize: number;
  private readonly random: Random;
  /** Number of examples of each arrival drawn before each update; extended on demand. */
  private readonly drawn: number[][];
  private readonly orders = new Map<string, readonly number[]>();

  /**
   * @param arrivals number of examples of each arrival.
   * @param shares share of each arrival, with sum 1; zero where nothing arrived.
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

  /** Number of examples of each arrival in an update, by systematic sampling with one random offset. */
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
