import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { unreadableImageFolder } from "./errors.ts";

/** A file or a folder. */
export interface Entry {
  readonly name: string;
  /** From the folder of the classes, with `/`. */
  readonly path: string;
  readonly kind: "file" | "folder" | "other";
}

/** Files that systems and archivers leave behind, and those that name classes and prompts. */
const IGNORED = new Set([
  ...["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir"],
  ...["classnames.txt", "templates.json", "zeroshot_classification_templates.txt"],
]);

/**
 * The contents of a sub-folder, sorted by the characters of their names, without hidden files. Links to
 * files are followed.
 * @param root absolute.
 * @param path of the sub-folder, from `root`; empty for `root` itself.
 * @param followsFolders whether links to folders are followed. They may lead in a circle. Default: false.
 * @throws EspalierError if it cannot be read.
 */
export function entriesIn(root: string, path: string, followsFolders = false): readonly Entry[] {
  return namesIn(join(root, path))
    .filter(({ name }) => !name.startsWith(".") && !IGNORED.has(name.toLowerCase()))
    .map((entry) => {
      const own = path === "" ? entry.name : `${path}/${entry.name}`;
      return { name: entry.name, path: own, kind: kindOf(entry, join(root, own), followsFolders) };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function namesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw unreadableImageFolder(folder, cause as Error);
  }
}

/** A link to a file that does not exist is a file that cannot be read. */
function kindOf(entry: Dirent, path: string, followsFolders: boolean): Entry["kind"] {
  if (!entry.isSymbolicLink()) return kind(entry);
  const found = target(path);
  if (found === undefined) return "file";
  if (found === "circular") return "other";
  return found.isDirectory() && !followsFolders ? "other" : kind(found);
}

function target(link: string): Stats | "circular" | undefined {
  try {
    return statSync(link, { throwIfNoEntry: false });
  } catch {
    return "circular";
  }
}

function kind(found: Dirent | Stats): Entry["kind"] {
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "other";
}
