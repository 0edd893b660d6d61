import { execFileSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";

/** The processes that a process has started, and that run. */
export function childrenOf(parent: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,comm="], { encoding: "utf8" });
  return table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid, stat, name]) => Number(ppid) === parent && !stat?.startsWith("Z") && name !== "ps")
    .map(([pid]) => Number(pid));
}

/** Resolves when none of the processes runs any more. */
export async function gone(processes: readonly number[]): Promise<void> {
  while (processes.some(isRunning)) await setTimeout(20);
}

function isRunning(pid: number): boolean {
  try {
    const stat = execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
    return !stat.trim().startsWith("Z");
  } catch {
    return false;
  }
}
