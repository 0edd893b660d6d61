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

/** Names of incomplete files, which a killed process leaves behind. */
const TEMPORARY = /^\..+\.(\d+)\.tmp$/;

/**
 * Creates a folder and its parents unless they exist. Node's recursive `mkdir` never returns if the system reports
 * ENOENT in an existing folder, as in /proc, and hides that a disk is read-only.
 * @throws the file system's error.
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have created it meanwhile.
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

/** Deletes incomplete files of dead processes on this machine. Call it before this process writes. */
export function removeTemporaries(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(TEMPORARY.exec(name)?.[1]);
    const isStale = pid === process.pid || (!Number.isNaN(pid) && processStart(pid) === undefined);
    if (isStale) rmSync(join(folder, name), { force: true });
  }
}

/** Writes all bytes at the file's position, since one system call may write only a part. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.byteLength;) {
    written += writeSync(descriptor, bytes, written);
  }
}

/**
 * Writes a file atomically: after a crash at any moment it is complete, or as it was before.
 * @throws the file system's error; no temporary file is left then.
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

/** Deletes a file if possible; used while another error is thrown. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The other error is more important.
  }
}

/** Makes names in a folder durable. Not needed on Windows, which cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
