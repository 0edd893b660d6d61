import { Header, type HeaderData, Pax } from "tar";
import type { ShardFile } from "./shard-file.ts";

/** A file in a shard. */
export interface TarEntry {
  /** Path in the shard. */
  readonly name: string;
  /** Offset of its content. */
  readonly offset: number;
  /** Length of its content in bytes. */
  readonly size: number;
}

/** Damage of a shard. Nothing after it can be read. */
export interface TarDamage {
  /** Offset of the damaged part. */
  readonly offset: number;
  readonly problem: string;
  /** The file whose content is cut off. */
  readonly name?: string;
}

const BLOCK = 512;

/** Maximum length of a long name or of further fields of a header. */
const LONGEST = 2 ** 20;

const FILES: readonly string[] = ["File", "OldFile", "ContiguousFile"];

/** Entries that have no content, whatever size their header says. */
const EMPTY: readonly string[] = [
  "Link",
  "SymbolicLink",
  "CharacterDevice",
  "BlockDevice",
  "Directory",
  "FIFO",
];

/**
 * The files in a shard, in order. Contents are skipped. Names may be those of ustar, GNU tar or pax. An empty block ends the
 * shard; without one, the last item is a damage.
 */
export function* tarEntries(file: ShardFile): Generator<TarEntry | TarDamage> {
  let extension: HeaderData = {};
  for (let place = 0; ;) {
    if (place + BLOCK > file.size) return yield cutOff(file, place);
    const header = headerOf(file.read(place, BLOCK), extension);
    if (header?.nullBlock) return;
    if (header === undefined || header.size === undefined || !header.cksumValid)
      return yield damagedHeader(place);
    const { type, path: name = "" } = header;
    const size = EMPTY.includes(type) ? 0 : header.size;
    const offset = place + BLOCK;
    if (offset + size > file.size) return yield cutContent(file, place, name);
    if (type === "ExtendedHeader" || type === "NextFileHasLongPath") {
      if (size > LONGEST) return yield damagedHeader(place);
      const content = file.read(offset, size).toString("utf8");
      extension = type === "ExtendedHeader" ? Pax.parse(content, extension) : { path: untilNull(content) };
    } else {
      if (FILES.includes(type)) yield { name, offset, size };
      if (!type.startsWith("NextFileHas")) extension = {};
    }
    place = offset + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** `undefined` for one whose number is too large. */
function headerOf(block: Buffer, extension: HeaderData): Header | undefined {
  try {
    return new Header(block, 0, extension);
  } catch {
    return undefined;
  }
}

function cutOff({ size }: ShardFile, offset: number): TarDamage {
  const problem = `the shard is cut off: it ends at byte ${size} without the empty blocks of a complete tar file`;
  return { offset, problem };
}

function cutContent({ size }: ShardFile, offset: number, name: string): TarDamage {
  return { offset, problem: `${name} is cut off: the shard ends at byte ${size}`, name };
}

function damagedHeader(offset: number): TarDamage {
  return { offset, problem: "the header is damaged, and the rest of the shard is left out" };
}

function untilNull(text: string): string {
  return text.split("\0", 1)[0]!;
}
