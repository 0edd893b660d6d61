/** An expected problem that prevents a download or an installation, such as a missing network. */
export class Obstacle extends Error {
  /** @param missing the missing prerequisite, as the end of a sentence such as "The native engine needs ..." */
  constructor(missing: string, options?: ErrorOptions) {
    super(missing, options);
    this.name = "Obstacle";
  }
}

/** Whether a program's error output reports a full disk. */
export function saysDiskIsFull(stderr: string): boolean {
  return /ENOSPC|EDQUOT|No space left|Disk quota exceeded/i.test(stderr);
}

const unwritable = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

const elsewhere = process.platform === "linux" ? "; set XDG_CACHE_HOME to another folder" : "";

/** Converts a system error into an obstacle; other errors keep their message. */
export function toObstacle(error: unknown): Obstacle {
  if (error instanceof Obstacle) return error;
  const { code, message, path, syscall } = error as NodeJS.ErrnoException;
  const where = path === undefined ? "" : ` (${path})`;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Obstacle(`more disk space${where}`, { cause: error });
  // Creating nested folders on a read-only file system fails with ENOENT.
  if (code !== undefined && (unwritable.has(code) || (code === "ENOENT" && syscall === "mkdir")))
    return new Obstacle(`a writable cache folder${where}${elsewhere}`, { cause: error });
  return new Obstacle(`an installation without this error: ${message ?? String(error)}`, {
    cause: error,
  });
}
