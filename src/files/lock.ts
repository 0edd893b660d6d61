import { linkSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import Type, { type Static } from "typebox";
import { guard } from "../json/guard.ts";
import { lockNotTaken, runInUse, runInUseElsewhere, unreadableLock } from "./errors.ts";
import { removeQuietly, temporaryFor } from "./files.ts";
import { bootTime, ownProcessSpace } from "./process-identity.ts";
import { processStart } from "./process-start.ts";

const HolderSchema = Type.Object({
  pid: Type.Integer(),
  host: Type.String(),
  machine: Type.String(),
  boot: Type.String(),
  namespace: Type.String(),
  started: Type.String(),
});
const isHolder = guard(HolderSchema);

/** The process that made a lock file, as the file describes it. */
type Holder = Static<typeof HolderSchema>;

/** Maximum number of attempts, for file systems that neither create the file nor show one. */
const ATTEMPTS = 100;

/** A lock file that one process holds at a time. The lock of a dead process is taken over. */
export class Lock {
  private readonly file: string;
  private readonly text: string;

  private constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /**
   * @throws EspalierError with the process that holds the lock, and its host if that is another one.
   * @param silentAfter milliseconds after which a lock that is not touched is free. Default: never.
   */
  static acquire(file: string, silentAfter = Infinity): Lock {
    const start = processStart(process.pid);
    const started = start?.known === true ? start.text : "";
    const holder: Holder = { pid: process.pid, ...ownProcessSpace(), started };
    const lock = new Lock(file, `${JSON.stringify(holder)}\n`);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (createWhole(file, lock.text)) return lock;
      removeIfStale(file, silentAfter);
    }
    throw lockNotTaken(file);
  }

  /** Deletes the lock of a dead process, if possible. */
  static removeStale(file: string): void {
    try {
      removeIfStale(file, Infinity);
    } catch {
      // Held, or on a read-only disk: harmless.
    }
  }

  /** Renews the lock for processes with `silentAfter`. */
  touch(): void {
    try {
      utimesSync(this.file, new Date(), new Date());
    } catch {
      // Taken over meanwhile.
    }
  }

  /**
   * Releases the lock. Does nothing if the file was deleted by hand, even if another process holds it by now. A file
   * that cannot be deleted becomes stale when this process ends.
   */
  release(): void {
    try {
      if (readText(this.file) === this.text) removeQuietly(this.file);
    } catch {
      // Unreadable: left as it is.
    }
  }
}

/** Creates the file atomically with its content. @returns whether it did not exist. */
function createWhole(file: string, text: string): boolean {
  const temporary = temporaryFor(file);
  writeFileSync(temporary, text, { flush: true });
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return createWithoutLinks(file, text);
    throw error;
  } finally {
    removeQuietly(temporary);
  }
}

/** For file systems without hard links; a reader may see the file before its content. */
function createWithoutLinks(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx", flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Deletes the lock of a dead process. Two processes may detect it at the same time, and the slower one must not
 * delete the faster one's new lock: so this needs a second lock and check.
 */
function removeIfStale(file: string, silentAfter: number): void {
  const found = readText(file);
  if (found === undefined) return;
  if (!isSilent(file, silentAfter)) refuseIfHeld(file, found);
  const takeover = Lock.acquire(`${file}.takeover`, silentAfter);
  try {
    if (readText(file) === found) removeQuietly(file);
  } finally {
    takeover.release();
  }
}

function isSilent(file: string, silentAfter: number): boolean {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return touched !== undefined && Date.now() - touched > silentAfter;
}

/** @throws EspalierError unless the lock's process has ended. */
function refuseIfHeld(file: string, text: string): void {
  const holder = parseHolder(file, text);
  const { pid, started } = holder;
  if (isBeforeReboot(file, holder)) return;
  if (!isVisible(holder)) throw runInUseElsewhere(file, pid, placeOf(holder));
  const now = processStart(pid);
  if (now === undefined) return;
  if (!now.known || now.text === started || started === "") throw runInUse(file, pid);
}

/** Whether a holder's process id is visible to this process. */
function isVisible({ host, boot, namespace }: Holder): boolean {
  const own = ownProcessSpace();
  return host === own.host && boot === own.boot && namespace === own.namespace;
}

/**
 * Whether this machine was rebooted since the lock was created, which ended its process. A clone of the machine may
 * have the same names, but then the lock can be younger than this boot.
 */
function isBeforeReboot(file: string, { host, machine, boot }: Holder): boolean {
  const own = ownProcessSpace();
  if (boot === "" || own.boot === "" || boot === own.boot) return false;
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return host === own.host && machine === own.machine && made !== undefined && made < bootTime();
}

function placeOf({ host, namespace }: Holder): string {
  const isHere = host === ownProcessSpace().host;
  return isHere && namespace !== "" ? `host "${host}" (PID namespace ${namespace})` : `host "${host}"`;
}

function parseHolder(file: string, text: string): Holder {
  try {
    const holder: unknown = JSON.parse(text);
    if (isHolder(holder)) return holder;
  } catch {
    throw unreadableLock(file);
  }
  throw unreadableLock(file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
