import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import Type, { type Static } from "typebox";
import { guard } from "../json/guard.ts";
import { runInUse, runInUseElsewhere, unreadableLock } from "./errors.ts";
import { temporaryFor } from "./files.ts";
import { processStart } from "./process-start.ts";

const HolderSchema = Type.Object({ pid: Type.Integer(), host: Type.String(), started: Type.String() });
const isHolder = guard(HolderSchema);

/** What a lock file says of the process that made it. */
type Holder = Static<typeof HolderSchema>;

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
   */
  static acquire(file: string): Lock {
    const start = processStart(process.pid);
    const started = start?.known === true ? start.text : "";
    const holder: Holder = { pid: process.pid, host: hostname(), started };
    const lock = new Lock(file, `${JSON.stringify(holder)}\n`);
    while (!createWhole(file, lock.text)) removeIfStale(file);
    return lock;
  }

  /** Lets others have it. Does nothing if the file was deleted by hand, even if another process has it by now. */
  release(): void {
    if (readText(this.file) === this.text) rmSync(this.file, { force: true });
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
    rmSync(temporary, { force: true });
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
function removeIfStale(file: string): void {
  const found = readText(file);
  if (found === undefined) return;
  refuseIfHeld(file, found);
  const takeover = Lock.acquire(`${file}.takeover`);
  try {
    if (readText(file) === found) rmSync(file);
  } finally {
    takeover.release();
  }
}

/** @throws EspalierError unless the process that made the lock has ended. */
function refuseIfHeld(file: string, text: string): void {
  const { pid, host, started } = parseHolder(file, text);
  if (host !== hostname()) throw runInUseElsewhere(file, pid, host);
  const now = processStart(pid);
  if (now === undefined) return;
  if (!now.known || now.text === started || started === "") throw runInUse(file, pid);
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
