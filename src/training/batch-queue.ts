import type { Batch } from "../tensor/compile/step.ts";

/** The batches of a training in order. Those of coming updates are ordered in advance, several at a time. */
export class BatchQueue {
  private readonly order: (update: number) => Promise<Batch>;
  private readonly last: number;
  private readonly ahead: () => number;
  /** Ordered batches by update: consecutive ones. */
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
    const ahead = this.ahead();
    // An order may wake a thread, which interrupts this one: half of the batches in advance are ordered at once.
    if (this.ordered.size <= ahead / 2 + 1) this.orderTo(Math.min(this.last, update + ahead), update);
    return await this.ordered.get(update)!;
  }

  private orderTo(end: number, update: number): void {
    for (let coming = update + this.ordered.size; coming <= end; coming++) {
      const batch = this.order(coming);
      // Thrown when its turn comes; before, it would end the process.
      batch.catch(() => {});
      this.ordered.set(coming, batch);
    }
  }
}
