import { readdirSync, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { expand } from "brace-expansion";
import { missingShards, noShards, tooManyShards } from "./errors.ts";

/** A tar file. */
export interface Shard {
  /** Path as in the experiment, for ids and messages. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
}

/** Maximum number of paths that a pattern stands for. */
const MOST = 100_000;

/** Characters between patterns in one string. */
const SEPARATOR = "::";

/**
 * The paths that patterns stand for, in order. Braces are expanded as in a shell.
 * @throws EspalierError for a pattern with too many paths.
 */
export function expandPatterns(patterns: readonly string[]): readonly string[] {
  return patterns
    .flatMap((pattern) => pattern.split(SEPARATOR))
    .filter((pattern) => pattern !== "")
    .flatMap((pattern) => {
      const paths = expand(pattern, { max: MOST + 1, maxLength: Infinity });
      if (paths.length > MOST) throw tooManyShards(pattern, MOST);
      return paths;
    });
}

/**
 * Shards by their paths, each once.
 * @param folder absolute; relative paths start there.
 */
export function shardsAt(folder: string, paths: readonly string[]): readonly Shard[] {
  const shards = paths.map((path) => ({ name: normalize(path), path: resolve(folder, path) }));
  return [...new Map(shards.map((shard) => [shard.path, shard] as const).toReversed()).values()].toReversed();
}

/**
 * The shards that patterns stand for, each once. A folder stands for its .tar files in order of name.
 * @param folder absolute; relative paths start there.
 * @throws EspalierError if one does not exist, and if there are none.
 */
export function findShards(folder: string, patterns: readonly string[]): readonly Shard[] {
  const paths = expandPatterns(patterns).flatMap((path) =>
    isFolder(resolve(folder, path)) ? tarFilesIn(folder, path) : [path],
  );
  const shards = shardsAt(folder, paths);
  if (shards.length === 0) throw noShards(patterns);
  const missing = shards.filter(({ path }) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing.length > 0)
    throw missingShards(
      missing.map(({ name }) => name),
      shards.length,
    );
  return shards;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function tarFilesIn(folder: string, path: string): string[] {
  const names = readdirSync(resolve(folder, path)).filter((name) => name.endsWith(".tar"));
  return names.toSorted().map((name) => join(path, name));
}
