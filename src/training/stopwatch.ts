/** Adds up the time of some of a task's parts. */
export class Stopwatch {
  private milliseconds = 0;

  /** Time so far, in seconds. */
  get seconds(): number {
    return this.milliseconds / 1000;
  }

  /** Adds the time until the result is there. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.milliseconds += performance.now() - start;
    }
  }
}
