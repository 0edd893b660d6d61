import { extname } from "node:path";
import type { Split } from "espalier";
import type { RowFault } from "espalier/picture-files";
import { entriesIn, type Entry } from "./entries-in.ts";
import { mixedFolders, withoutClasses } from "./errors.ts";

/** A picture in the sub-folder of a class. */
export interface FoundPicture {
  /** From the folder, with `/`. */
  readonly path: string;
  readonly label: string;
  readonly split?: Split;
}

/** Contents of a folder. */
export interface FoundPictures {
  /** Sorted by path within each split and class. */
  readonly pictures: readonly FoundPicture[];
  /** Names of all classes, sorted; some may have no pictures. */
  readonly labels: readonly string[];
  readonly faults: readonly RowFault[];
}

/** Sub-folders that are splits, in lower case. */
const SPLITS: Readonly<Record<string, Split>> = {
  train: "train",
  val: "search-validation",
  validation: "search-validation",
  test: "test",
};

/** Files of the formats that are decoded. Files without an extension are tried. */
const EXTENSIONS = new Set(["", "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "tif", "tiff", "avif"]);

/**
 * The pictures in the sub-folders of a folder, which are classes, or splits with the sub-folders of classes.
 * @param folder absolute.
 * @throws EspalierError if there is no such folder, no picture in its sub-folders, or both splits and classes.
 */
export function findPictures(folder: string): FoundPictures {
  const found = new Findings(folder);
  const entries = entriesIn(folder, "", true);
  const folders = entries.filter(({ kind }) => kind === "folder");
  const splits = folders.filter((entry) => isSplit(folder, entry));
  if (splits.length > 0 && splits.length < folders.length) throw mixedFolders(folder, splits, folders);
  found.addLoose(entries);
  if (splits.length === 0) for (const { path, name } of folders) found.addClass(path, name);
  for (const { path, name } of splits) {
    const inside = entriesIn(folder, path, true);
    found.addLoose(inside);
    for (const one of inside)
      if (one.kind === "folder") found.addClass(one.path, one.name, SPLITS[name.toLowerCase()]);
  }
  if (found.pictures.length === 0) throw withoutClasses(folder);
  return { pictures: found.pictures, labels: [...found.labels].toSorted(), faults: found.faults };
}

/** Whether a sub-folder has the name of a split, and sub-folders. A class may have such a name, too. */
function isSplit(folder: string, { name, path }: Entry): boolean {
  return (
    Object.hasOwn(SPLITS, name.toLowerCase()) &&
    entriesIn(folder, path, true).some(({ kind }) => kind === "folder")
  );
}

/** Pictures, classes and faults so far. */
class Findings {
  readonly pictures: FoundPicture[] = [];
  readonly labels = new Set<string>();
  readonly faults: RowFault[] = [];
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Pictures beside the sub-folders of classes have no class; other files there are not data. */
  addLoose(entries: readonly Entry[]): void {
    for (const { kind, path } of entries)
      if (kind === "file" && extensionOf(path) !== "" && EXTENSIONS.has(extensionOf(path)))
        this.faults.push({ place: path, problem: "the picture is in no sub-folder of a class" });
  }

  addClass(path: string, label: string, split?: Split): void {
    this.labels.add(label);
    const before = this.pictures.length;
    this.addFiles(path, { label, ...(split && { split }) });
    if (this.pictures.length === before)
      this.faults.push({ place: `${path}/`, problem: "the folder has no pictures" });
  }

  private addFiles(folder: string, found: Omit<FoundPicture, "path">): void {
    for (const { kind, path } of entriesIn(this.folder, folder)) {
      if (kind === "folder") this.addFiles(path, found);
      else if (kind === "other") this.faults.push({ place: path, problem: "it is not a file" });
      else if (EXTENSIONS.has(extensionOf(path))) this.pictures.push({ path, ...found });
      else this.faults.push({ place: path, problem: `files named .${extensionOf(path)} are not read` });
    }
  }
}

function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}
