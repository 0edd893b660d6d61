import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Start of a running process. */
export type ProcessStart =
  /** Text that differs between two processes with the same id. */
  | { readonly known: true; readonly text: string }
  /** The system does not report it. */
  | { readonly known: false };

/** Start of a process on this machine; `undefined` if it does not exist. */
export function processStart(pid: number): ProcessStart | undefined {
  const text = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  if (text === "ended") return undefined;
  if (text !== undefined) return { known: true, text };
  return answersSignals(pid) ? { known: false } : undefined;
}

/** Ticks since the boot, and the boot's id. */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name is in parentheses before this, and may contain spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state] = fields;
    if (state === "Z" || state === "X") return "ended";
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  try {
    const options = { encoding: "utf8", env: { ...process.env, LC_ALL: "C" }, stdio: "pipe" } as const;
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], options).trim();
    return line.startsWith("Z") ? "ended" : line.slice(line.indexOf(" ")).trim() || undefined;
  } catch {
    return undefined;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
