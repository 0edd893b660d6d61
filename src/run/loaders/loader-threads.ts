import type { BatchLoader, BatchOrder } from "../../data/batch-loader.ts";
import type { Batch } from "../../tensor/compile/step.ts";
import { batchBytes } from "../../data/batch-bytes.ts";
import { LoaderThread, ThreadEnded } from "./loader-thread.ts";
import type { LoaderSetup } from "./messages.ts";

/** Bounds of the batches that each thread works on or holds in advance. */
const [FEWEST_AHEAD, MOST_AHEAD] = [3, 16];

/** Bytes that the batches of a thread may take together, where this allows more than the fewest. */
const BYTES_AHEAD = 32 * 2 ** 20;

/** Milliseconds of work on batches that make threads worth their start. */
const WORTHWHILE = 200;

/**
 * Assembles training batches in threads. They start once the main thread has spent enough time on batches to make them
 * worthwhile. Until they are ready, and after they have ended, the main thread assembles.
 */
export class LoaderThreads implements BatchLoader {
  private readonly entry: string;
  private readonly setup: LoaderSetup;
  private readonly count: number;
  private readonly worthwhile: number;
  private threads: readonly LoaderThread[] | undefined;
  private spent = 0;
  /** Size of the last batch that the main thread has assembled. */
  private batchBytes = BYTES_AHEAD;

  /**
   * @param entry the compiled file that the threads run.
   * @param count number of threads; 0: none.
   * @param worthwhile milliseconds of work on batches in the main thread before threads start.
   */
  constructor(entry: string, setup: LoaderSetup, count: number, worthwhile = WORTHWHILE) {
    this.entry = entry;
    this.setup = setup;
    this.count = count;
    this.worthwhile = worthwhile;
  }

  get ahead(): number {
    const affordable = Math.floor(BYTES_AHEAD / this.batchBytes);
    return this.ready().length * Math.min(MOST_AHEAD, Math.max(FEWEST_AHEAD, affordable));
  }

  async load(order: BatchOrder, assemble: (order: BatchOrder) => Promise<Batch>): Promise<Batch> {
    const [first, ...others] = this.ready();
    if (first === undefined) return await this.assembleHere(order, assemble);
    const thread = others.reduce((least, one) => (one.load < least.load ? one : least), first);
    try {
      return await thread.assemble(order);
    } catch (error) {
      if (error instanceof ThreadEnded) return await this.assembleHere(order, assemble);
      throw error;
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    const threads = this.threads ?? [];
    this.threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }

  private ready(): readonly LoaderThread[] {
    return this.threads?.filter(({ isReady }) => isReady) ?? [];
  }

  private async assembleHere(
    order: BatchOrder,
    assemble: (order: BatchOrder) => Promise<Batch>,
  ): Promise<Batch> {
    const start = performance.now();
    const batch = await assemble(order);
    this.spent += performance.now() - start;
    this.batchBytes = batchBytes(batch);
    if (this.spent > this.worthwhile && this.threads === undefined) this.start();
    return batch;
  }

  private start(): void {
    this.threads = Array.from({ length: this.count }, () => {
      const thread: LoaderThread = new LoaderThread(this.entry, this.setup, () => this.forget(thread));
      return thread;
    });
  }

  private forget(ended: LoaderThread): void {
    this.threads = this.threads?.filter((thread) => thread !== ended);
  }
}
