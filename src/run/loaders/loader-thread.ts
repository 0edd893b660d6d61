import { Worker } from "node:worker_threads";
import type { BatchOrder } from "../../data/batch-loader.ts";
import type { Batch } from "../../tensor/compile/step.ts";
import { unpackError } from "../workers/messages.ts";
import type { BatchAnswer, BatchRequest, LoaderSetup } from "./messages.ts";

/** A batch that a thread was asked for. */
interface Pending {
  readonly resolve: (batch: Batch) => void;
  readonly reject: (error: Error) => void;
}

/** A thread cannot assemble what it was asked for: it has ended, or sees other data. */
export class ThreadEnded extends Error {}

/** A thread that assembles batches, seen from the main one. */
export class LoaderThread {
  isReady = false;
  private readonly thread: Worker;
  private readonly pending = new Map<number, Pending>();
  /** Orders that the next message will contain. */
  private unsent: BatchRequest[] = [];
  private next = 0;

  /**
   * @param entry the compiled file that the thread runs.
   * @param onEnd called when the thread ends by itself.
   */
  constructor(entry: string, setup: LoaderSetup, onEnd: () => void) {
    this.thread = new Worker(entry, { workerData: setup });
    this.thread.unref();
    this.thread.on("message", (answer: BatchAnswer) => this.hear(answer));
    // The end follows.
    this.thread.on("error", () => {});
    this.thread.on("exit", () => {
      for (const { reject } of this.pending.values()) reject(new ThreadEnded());
      this.pending.clear();
      onEnd();
    });
  }

  /** Number of batches that it has not assembled yet. */
  get load(): number {
    return this.pending.size;
  }

  /** @throws ThreadEnded, or the error of the stream or the encoder. */
  assemble(order: BatchOrder): Promise<Batch> {
    const id = this.next++;
    // A thread keeps the process alive only while it is waited for.
    this.thread.ref();
    if (this.unsent.length === 0) queueMicrotask(() => this.send());
    this.unsent.push({ id, order });
    return new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
  }

  /** Sends what was ordered since the last message, since each message may interrupt this thread. */
  private send(): void {
    this.thread.postMessage(this.unsent);
    this.unsent = [];
  }

  async end(): Promise<void> {
    this.thread.removeAllListeners("exit");
    await this.thread.terminate();
  }

  private hear(answer: BatchAnswer): void {
    if (answer.type === "ready") {
      this.isReady = true;
      return;
    }
    const pending = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if (this.pending.size === 0) this.thread.unref();
    if (answer.type === "assembled") pending?.resolve(answer.batch);
    else if (answer.type === "differs") {
      this.isReady = false;
      pending?.reject(new ThreadEnded());
    } else pending?.reject(unpackError(answer.error));
  }
}
