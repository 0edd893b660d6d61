import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Files in one folder, by paths from it. Paths that lead out of the folder are refused. */
export class FolderPictures {
  private readonly folder: string;

  /** @param folder absolute. */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Text that changes with a file: its size and time of modification. */
  version(path: string): string {
    const file = this.fileAt(path);
    if (file === undefined) return "";
    try {
      const { size, mtimeMs } = statSync(file);
      return `${size} ${mtimeMs}`;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? "";
    }
  }

  /** The bytes of a file. @throws Error whose message says why it cannot be read. */
  async read(path: string): Promise<Uint8Array> {
    const file = this.fileAt(path);
    if (file === undefined) throw new Error(`the path leads out of ${this.folder}`);
    try {
      return await readFile(file);
    } catch (error) {
      const { code = "", message } = error as NodeJS.ErrnoException;
      throw new Error(READING_PROBLEMS[code] ?? message, { cause: error });
    }
  }

  /** The absolute path of a file in the folder, `undefined` for any other. */
  private fileAt(path: string): string | undefined {
    const file = resolve(this.folder, path);
    const inside = relative(this.folder, file);
    const isOutside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
    return isOutside || path.includes("\0") ? undefined : file;
  }
}

const READING_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "the file does not exist",
  ENOTDIR: "the file does not exist",
  EISDIR: "it is a folder",
  EACCES: "no permission to read the file",
  ENAMETOOLONG: "the path is too long",
};
