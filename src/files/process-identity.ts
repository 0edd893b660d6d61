import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** Scope of process ids: a host, one boot of it, and a PID namespace (containers have their own). */
export interface ProcessSpace {
  readonly host: string;
  /** `/etc/machine-id`; empty if missing. */
  readonly machine: string;
  /** Id of the boot; empty if the system does not report it. */
  readonly boot: string;
  /** PID namespace; empty if the system has none. */
  readonly namespace: string;
}

/** The process space of this process. */
export function ownProcessSpace(): ProcessSpace {
  return {
    host: hostname(),
    machine: textOf(() => readFileSync("/etc/machine-id", "utf8")),
    boot: textOf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
    namespace: textOf(() => readlinkSync("/proc/self/ns/pid")),
  };
}

/** When this machine was booted, in milliseconds since the epoch. */
export function bootTime(): number {
  return Date.now() - uptime() * 1000;
}

function textOf(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return "";
  }
}
