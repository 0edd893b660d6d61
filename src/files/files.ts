import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { processStart } from "./process-start.ts";

/** Names of files that are not complete yet; a process that dies leaves them behind. */
const TEMPORARY = /^\..+\.(\d+)\.tmp$/;

/**
 * Makes a folder and those above it, unless they are there. Node's own recursive `mkdir` never returns where the system
 * answers ENOENT in a folder that exists, as in /proc, and hides that a disk is read-only.
 * @throws what the file system throws.
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Whether a path is a symbolic link; an absent one is not. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** A name in the same folder that only this process uses. */
export function temporaryFor(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}

/** Deletes what processes of this machine that died were writing. To be called before this one writes anything. */
export function removeTemporaries(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(TEMPORARY.exec(name)?.[1]);
    const isStale = pid === process.pid || (!Number.isNaN(pid) && processStart(pid) === undefined);
    if (isStale) rmSync(join(folder, name), { force: true });
  }
}

/** Writes all of the bytes at the file's position: one call of the system may take only a part. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.byteLength;) {
    written += writeSync(descriptor, bytes, written);
  }
}

/**
 * Writes a file so that after a crash at any moment it is there whole, or as it was before.
 * @throws what the file system throws; nothing is left behind then.
 */
export function writeAtomically(file: string, parts: readonly Uint8Array[]): void {
  const temporary = temporaryFor(file);
  try {
    const descriptor = openSync(temporary, "w");
    try {
      for (const part of parts) writeAll(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
  syncFolder(dirname(file));
}

/** Deletes a file if that is possible, for use where another error is on its way. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The other error says more.
  }
}

/** Makes names in a folder durable. Windows does so by itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
