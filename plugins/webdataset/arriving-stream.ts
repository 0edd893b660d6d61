import { setTimeout } from "node:timers/promises";
import { type DataFaults, LazyExamples, notify, type Random, type Split } from "espalier";
import { type Pair, PairStream, type Picture } from "espalier/image-text";
import { type StoredPairStream, unknownPicture } from "espalier/picture-files";
import { reasonToWait } from "./arrival.ts";
import type { Shard } from "./shard-list.ts";
import { stepName } from "./shard-steps.ts";

/** Milliseconds between two looks at the shards. */
const PAUSE = 500;

/** Reads the shards of a growth step, from 1, as a stream of one step. */
export type OpenShards = (shards: readonly Shard[], step: number) => Promise<StoredPairStream>;

/** A pair of the stream. */
interface ArrivedPair extends Pair {
  /** Growth step at which it arrives, from 1. */
  readonly arrivedAt: number;
}

/**
 * Pairs in shards that arrive during the run. A growth step starts when all of its shards are there. A run sees
 * no examples of later steps, even if their shards are there, so that scores do not depend on the time of arrival.
 */
export class ArrivingStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly shards: readonly (readonly Shard[])[];
  private readonly open: OpenShards;
  private readonly opened = new Map<number, Promise<StoredPairStream>>();
  /** The last step that a run has started; `undefined` outside of a run's main process. */
  private started: number | undefined;

  /** @param shards those of each growth step. */
  constructor(shards: readonly (readonly Shard[])[], imageSize: number, open: OpenShards) {
    super();
    this.shards = shards;
    this.imageSize = imageSize;
    this.open = open;
    this.steps = shards.length;
    this.stepNames = shards.map(stepName);
  }

  /** Waits until the shards of a step have arrived. */
  override async prepare(step: number): Promise<void> {
    let told: string | undefined;
    for (let state = this.waitingFor(step); state !== undefined; state = this.waitingFor(step)) {
      if (state !== told) notify(state);
      told = state;
      await setTimeout(PAUSE);
    }
    this.started = Math.max(step, this.started ?? 0);
    await this.streamAt(step);
  }

  override async examples(step: number, split: Split): Promise<LazyExamples<ArrivedPair>> {
    const pairs = await (await this.arrived(step))?.examples(1, split);
    return new LazyExamples(pairs?.length ?? 0, (index) => ({ ...pairs!.at(index)!, arrivedAt: step }));
  }

  override async texts(step: number): Promise<readonly string[]> {
    return (await (await this.arrived(step))?.texts(1)) ?? [];
  }

  override async faults(step: number): Promise<DataFaults> {
    return (await (await this.arrived(step))?.faults(1)) ?? { count: 0, first: [] };
  }

  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const { arrivedAt } = pair as Partial<ArrivedPair>;
    const stream = arrivedAt === undefined ? undefined : await this.opened.get(arrivedAt);
    if (stream === undefined) throw unknownPicture(pair.id);
    return await stream.picture(pair, augmentation);
  }

  /** The pairs of a step, `undefined` if it is yet to start. */
  private async arrived(step: number): Promise<StoredPairStream | undefined> {
    if (!(step >= 1 && step <= this.steps))
      throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    if (step > (this.started ?? this.steps)) return undefined;
    if (!this.opened.has(step) && this.waitingFor(step) !== undefined) return undefined;
    return await this.streamAt(step);
  }

  private streamAt(step: number): Promise<StoredPairStream> {
    const stream = this.opened.get(step) ?? this.open(this.shards[step - 1]!, step);
    this.opened.set(step, stream);
    return stream;
  }

  /** A line about the shards that are yet to arrive. */
  private waitingFor(step: number): string | undefined {
    const shards = this.shards[step - 1]!;
    const reasons = shards.map(reasonToWait);
    const first = reasons.findIndex((reason) => reason !== undefined);
    if (first === -1) return undefined;
    const count = reasons.filter((reason) => reason !== undefined).length;
    const which = `${count} of ${shards.length} shards. The first: ${shards[first]!.name}, ${reasons[first]}.`;
    return `Growth step ${step} waits for ${which}`;
  }
}
