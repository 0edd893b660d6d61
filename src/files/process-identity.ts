import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** Where process numbers count: a host, one boot of it, and a PID namespace (a container has one of its own). */
export interface ProcessSpace {
  readonly host: string;
  /** `/etc/machine-id`; empty where there is none. */
  readonly machine: string;
  /** Empty where the system does not report it. */
  readonly boot: string;
  /** Empty where the system has no PID namespaces. */
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
