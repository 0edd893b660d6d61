import { readFileSync } from "node:fs";

/** Seconds that reading an input may take. */
export interface Limits {
  /** Of computing. */
  readonly busy: number;
  /** In all, without the time in which other processes had the processor. */
  readonly whole: number;
}

export const LIMITS: Limits = { busy: 10, whole: 60 };

/** Ticks of Linux's accounts of processes in a second. */
const TICKS = 100;

/** What another process has taken since this was made. */
export class Clock {
  private readonly pid: number | undefined;
  private readonly limits: Limits;
  private readonly start = performance.now();
  private readonly before: Accounts;

  constructor(pid: number | undefined, limits: Limits) {
    this.pid = pid;
    this.limits = limits;
    this.before = accountsOf(pid) ?? { busy: 0, waited: 0 };
  }

  seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  /** Whether a limit is passed. Where nothing tells what a process does, all time counts as computing. */
  isLate(): boolean {
    const seconds = this.seconds();
    const { busy: most, whole } = this.limits;
    if (seconds < most) return false;
    const { busy, waited } = accountsOf(this.pid) ?? { busy: Infinity, waited: 0 };
    return busy - this.before.busy > most || seconds - (waited - this.before.waited) > whole;
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
