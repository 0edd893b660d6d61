import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Split } from "espalier";
import { splitNamed } from "espalier/picture-files";
import { noParquetFiles, unreadableParquet } from "./errors.ts";

type Paths = string | readonly string[];

const SPLITS = ["train", "validation", "test"] as const;

/** Files, folders and patterns such as `data/train-*.parquet`, together or per split. */
export type FileOption = Paths | Readonly<Partial<Record<(typeof SPLITS)[number], Paths>>>;

/** A Parquet file of a stream. */
export interface FoundFile {
  /** Absolute path. */
  readonly path: string;
  /** Split of all its rows, if the option states one. */
  readonly split?: Split;
}

/** Parquet files of a stream. */
export interface FoundFiles {
  /** Name for messages. */
  readonly name: string;
  /** The deepest folder that contains all files. */
  readonly folder: string;
  /** Files in order, by their path from `folder`. */
  readonly files: ReadonlyMap<string, FoundFile>;
}

/**
 * The files of an option; those of a folder or of a pattern in order of name.
 * @param base folder from which paths are resolved.
 * @throws EspalierError if a path does not exist, and for a folder or a pattern without files.
 */
export function findFiles(base: string, option: FileOption): FoundFiles {
  const paths = pathsOf(option).map(({ path, ...rest }) => ({ path: resolve(base, path), ...rest }));
  const files = paths.flatMap(({ path, ...rest }) => filesAt(path).map((file) => ({ path: file, ...rest })));
  const folder = files.map(({ path }) => dirname(path)).reduce(commonFolder);
  return {
    name: paths.map(({ path }) => path).join(", "),
    folder,
    // A file of two splits belongs to the last one, so that tests are not trained on.
    files: new Map(files.map((file) => [relative(folder, file.path), file])),
  };
}

function pathsOf(option: FileOption): readonly FoundFile[] {
  if (typeof option === "string") return [{ path: option }];
  if (isList(option)) return option.map((path) => ({ path }));
  return SPLITS.flatMap((name) =>
    [option[name] ?? []].flat().map((path) => ({ path, split: splitNamed(name)! })),
  );
}

function isList(option: FileOption): option is readonly string[] {
  return Array.isArray(option);
}

function filesAt(path: string): readonly string[] {
  const isPattern = basename(path).includes("*");
  if (!isPattern && !isFolder(path)) return [path];
  const [folder, pattern] = isPattern ? [dirname(path), basename(path)] : [path, "*.parquet"];
  const names = isFolder(folder) ? readdirSync(folder).filter((name) => fits(name, pattern)) : [];
  if (names.length === 0) throw noParquetFiles(folder, pattern);
  return names.toSorted().map((name) => join(folder, name));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadableParquet(path, error as Error);
  }
}

/** Whether a name fits a pattern in which `*` stands for any characters. */
function fits(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/\W/gu, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(name);
}

function commonFolder(one: string, other: string): string {
  const isAbove = other === one || other.startsWith(one.endsWith(sep) ? one : `${one}${sep}`);
  return isAbove ? one : commonFolder(dirname(one), other);
}
