import { readFileSync } from "node:fs";

/** Seconds that reading an input may take: of computing, and in all, which counts what others do meanwhile. */
export const LIMITS = { busy: 10, whole: 60 };

/** Ticks of Linux's accounts of processes in a second. */
const TICKS = 100;

/** What another process has taken since this was made. */
export class Clock {
  private readonly pid: number | undefined;
  private readonly start = performance.now();
  private readonly busyBefore: number;

  constructor(pid: number | undefined) {
    this.pid = pid;
    this.busyBefore = this.busy() ?? 0;
  }

  seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  /** Whether a limit is passed. Where nothing tells how much a process computes, all time counts as such. */
  isLate(): boolean {
    if (this.seconds() < LIMITS.busy) return false;
    const busy = (this.busy() ?? Infinity) - this.busyBefore;
    return busy > LIMITS.busy || this.seconds() > LIMITS.whole;
  }

  private busy(): number | undefined {
    try {
      const stat = readFileSync(`/proc/${this.pid}/stat`, "utf8");
      const [user = Number.NaN, system = Number.NaN] = stat
        .slice(stat.lastIndexOf(")"))
        .split(" ")
        .slice(12, 14)
        .map(Number);
      return (user + system) / TICKS;
    } catch {
      return undefined;
    }
  }
}
