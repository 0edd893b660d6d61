import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Knowledge of a process that runs. */
export type ProcessStart =
  /** Text that differs between two processes that had the same number. */
  | { readonly known: true; readonly text: string }
  /** The system does not tell. */
  | { readonly known: false };

/** When a process of this machine started; `undefined` if there is none of that number. */
export function processStart(pid: number): ProcessStart | undefined {
  const text = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  if (text === "ended") return undefined;
  if (text !== undefined) return { known: true, text };
  return answersSignals(pid) ? { known: false } : undefined;
}

/** Ticks since the system was booted, and which boot that was. */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name stands in brackets before this, and may hold blanks and brackets itself.
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
    // EPERM: there is one, of another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
