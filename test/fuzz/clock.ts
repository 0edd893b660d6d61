import { readFileSync } from "node:fs";

/** Seconds that reading an input may take: of computing, and in all, less the time in which others had the processor. */
export const LIMITS = { busy: 10, whole: 60 };

/** Ticks of Linux's accounts of processes in a second. */
const TICKS = 100;

/** What another process has taken since this was made. */
export class Clock {
  private readonly pid: number | undefined;
  private readonly start = performance.now();
  private readonly before: Accounts;

  constructor(pid: number | undefined) {
    this.pid = pid;
    this.before = accountsOf(pid) ?? { busy: 0, waited: 0 };
  }

  seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  /** Whether a limit is passed. Where nothing tells what a process does, all time counts as computing. */
  isLate(): boolean {
    const seconds = this.seconds();
    if (seconds < LIMITS.busy) return false;
    const { busy, waited } = accountsOf(this.pid) ?? { busy: Infinity, waited: 0 };
    return busy - this.before.busy > LIMITS.busy || seconds - (waited - this.before.waited) > LIMITS.whole;
  }
}

/** Seconds that a process has computed, and that its main thread could not, since others did. */
interface Accounts {
  readonly busy: number;
  readonly waited: number;
}

function accountsOf(pid: number | undefined): Accounts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    const [, waited] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map(Number);
    return { busy: (user! + system!) / TICKS, waited: waited! / 1e9 };
  } catch {
    return undefined;
  }
}
