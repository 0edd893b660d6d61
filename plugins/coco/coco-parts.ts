import { basename, dirname, resolve } from "node:path";
import type { Split } from "espalier";
import { splitNamed } from "espalier/picture-files";
import { cocoFolderMissing, cocoFoldersWithoutFiles } from "./errors.ts";

const SPLITS = ["train", "validation", "test"] as const;

/** One path, or one per split. */
export type PathOrPaths = string | Readonly<Partial<Record<(typeof SPLITS)[number], string>>>;

/** A JSON file and the folder of its pictures. */
export interface CocoPart {
  /** Absolute path. */
  readonly file: string;
  /** Absolute path. */
  readonly folder: string;
  /** Begin of the names of its rows and pictures, different for each part; empty for the only part. */
  readonly prefix: string;
  /** Name of the file in messages. */
  readonly label: string;
  /** Split of all its pictures, if the options state one. */
  readonly split?: Split;
}

/**
 * The parts that the options name.
 * @param base folder from which paths are resolved.
 * @throws EspalierError if folders are given per split and do not correspond to the files.
 */
export function cocoParts(base: string, file: PathOrPaths, folder: PathOrPaths | undefined): CocoPart[] {
  if (typeof file === "string") {
    if (typeof folder === "object") throw cocoFoldersWithoutFiles();
    return [partOf(base, file, folder, "")];
  }
  return SPLITS.flatMap((name) => {
    const path = file[name];
    if (path === undefined) return [];
    const pictures = typeof folder === "object" ? folder[name] : folder;
    if (folder !== undefined && pictures === undefined) throw cocoFolderMissing(name);
    return [{ ...partOf(base, path, pictures, `${name}:`), split: splitNamed(name)! }];
  });
}

function partOf(base: string, file: string, folder: string | undefined, prefix: string): CocoPart {
  const absolute = resolve(base, file);
  const pictures = folder === undefined ? dirname(absolute) : resolve(base, folder);
  return { file: absolute, folder: pictures, prefix, label: `${prefix}${basename(file)}` };
}
