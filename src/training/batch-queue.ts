import type { Batch } from "../tensor/compile/step.ts";

/** The batches of a training in order. Those of coming updates are ordered in advance. */
export class BatchQueue {
  private readonly order: (update: number) => Promise<Batch>;
  private readonly last: number;
  private readonly ahead: () => number;
  private readonly ordered = new Map<number, Promise<Batch>>();

  /**
   * @param order orders the batch of an update.
   * @param last the last update.
   * @param ahead number of batches to order in advance.
   */
  constructor(order: (update: number) => Promise<Batch>, last: number, ahead: () => number) {
    this.order = order;
    this.last = last;
    this.ahead = ahead;
  }

  /** The batch of an update. Those of earlier updates are forgotten. */
  async next(update: number): Promise<Batch> {
    this.ordered.delete(update - 1);
    const end = Math.min(this.last, update + this.ahead());
    for (let coming = update; coming <= end; coming++) this.request(coming);
    return await this.ordered.get(update)!;
  }

  private request(update: number): void {
    if (this.ordered.has(update)) return;
    const batch = this.order(update);
    // Thrown when its turn comes; before, it would end the process.
    batch.catch(() => {});
    this.ordered.set(update, batch);
  }
}
