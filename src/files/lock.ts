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

/** A file system that neither makes the file nor shows one must not hold a process up for ever. */
const ATTEMPTS = 100;

/** A lock file that one process holds at a time. That of a process that died, however it died, is taken over. */
export class Lock {
  private readonly file: string;
  private readonly text: string;

  private constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /**
   * @throws EspalierError that names the process that holds the lock; for one on another host, which cannot be looked
   * at from here, also the host.
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

  /** Deletes a lock that a process has left behind, where that is possible. */
  static removeStale(file: string): void {
    try {
      removeIfStale(file, Infinity);
    } catch {
      // Held, or on a read-only disk: the file that stays does no harm.
    }
  }

  /** Tells those for whom a lock that is not touched is free that it is held. */
  touch(): void {
    try {
      utimesSync(this.file, new Date(), new Date());
    } catch {
      // Taken over meanwhile.
    }
  }

  /**
   * Lets others have it. Does nothing if the file was deleted by hand, even if another process has it by now. One that
   * cannot be deleted is left: it is stale once this process has ended.
   */
  release(): void {
    try {
      if (readText(this.file) === this.text) removeQuietly(this.file);
    } catch {
      // Unreadable: left as it is.
    }
  }
}

/** Makes the file with all of its content at once. @returns whether there was none. */
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
 * Deletes a lock whose process has ended. Two processes may find that out at the same time, and the slower one must
 * not delete the lock that the faster one has made since: so this, too, needs a lock, and a second look.
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

/** @throws EspalierError unless the process that made the lock has ended. */
function refuseIfHeld(file: string, text: string): void {
  const holder = parseHolder(file, text);
  const { pid, started } = holder;
  if (isBeforeReboot(file, holder)) return;
  if (!isVisible(holder)) throw runInUseElsewhere(file, pid, placeOf(holder));
  const now = processStart(pid);
  if (now === undefined) return;
  if (!now.known || now.text === started || started === "") throw runInUse(file, pid);
}

/** Whether a holder's number means a process that this one can look at. */
function isVisible({ host, boot, namespace }: Holder): boolean {
  const own = ownProcessSpace();
  return host === own.host && boot === own.boot && namespace === own.namespace;
}

/**
 * Whether this machine has been booted since the lock was made, which ended its process. A clone of the machine may
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
