import type { ShardFile } from "./shard-file.ts";
import { tarEntries, type TarDamage, type TarEntry } from "./tar-entries.ts";

/** Consecutive files of a shard with one key. */
export interface Sample {
  /** Path up to the first dot of the file's name. */
  readonly key: string;
  /** Files by the rest of their names in lower case, such as `jpg`. */
  readonly parts: ReadonlyMap<string, TarEntry>;
  /** A part that occurs twice. */
  readonly repeated?: string;
}

/** The part that is a file's own, and the key that it shares. */
interface PartName {
  readonly key: string;
  readonly part: string;
}

/**
 * The samples of a shard, in order, grouped as the Python package webdataset does. A sample whose content is cut off is
 * replaced by the damage.
 */
export function* samples(file: ShardFile): Generator<Sample | TarDamage> {
  let group: Group | undefined;
  for (const entry of tarEntries(file)) {
    const name = entry.name === undefined ? undefined : partName(entry.name);
    const isNext = group !== undefined && name?.key === group.key;
    if ("problem" in entry) {
      if (group !== undefined && !isNext) yield group;
      return yield entry;
    }
    if (name === undefined) continue;
    if (!isNext) {
      if (group !== undefined) yield group;
      group = new Group(name.key);
    }
    group!.add(name.part, entry);
  }
  if (group !== undefined) yield group;
}

class Group implements Sample {
  readonly key: string;
  readonly parts = new Map<string, TarEntry>();
  repeated?: string;

  constructor(key: string) {
    this.key = key;
  }

  add(part: string, entry: TarEntry): void {
    if (this.parts.has(part)) this.repeated = part;
    this.parts.set(part, entry);
  }
}

/** `undefined` for files of no sample: hidden ones, those without a dot, and webdataset's own, such as `__meta__`. */
function partName(name: string): PartName | undefined {
  if (/^__[^/]*__(\/|$)/.test(name)) return undefined;
  const [, key, part] = /^((?:.*\/)?[^./]+)\.([^/]*)$/s.exec(name) ?? [];
  return key === undefined || part === undefined ? undefined : { key, part: part.toLowerCase() };
}
