/** Something that keeps the native engine from being installed: expected, told in one sentence. */
export class Obstacle extends Error {
  /** @param missing what is missing, as the end of "The native engine needs ..." */
  constructor(missing: string, options?: ErrorOptions) {
    super(missing, options);
    this.name = "Obstacle";
  }
}

/** Whether a program's error output tells of a full disk. */
export function saysDiskIsFull(stderr: string): boolean {
  return /ENOSPC|EDQUOT|No space left|Disk quota exceeded/i.test(stderr);
}

const unwritable = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

const elsewhere = process.platform === "linux" ? "; XDG_CACHE_HOME names another place" : "";

/** Turns an error of the system into an obstacle; anything unforeseen is told as it is. */
export function toObstacle(error: unknown): Obstacle {
  if (error instanceof Obstacle) return error;
  const { code, message, path, syscall } = error as NodeJS.ErrnoException;
  const where = path === undefined ? "" : ` (${path})`;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Obstacle(`more disk space${where}`, { cause: error });
  // Making nested folders on a read-only file system ends with ENOENT.
  if (code !== undefined && (unwritable.has(code) || (code === "ENOENT" && syscall === "mkdir")))
    return new Obstacle(`a cache folder that can be written to${where}${elsewhere}`, { cause: error });
  return new Obstacle(`an installation without this error: ${message ?? String(error)}`, {
    cause: error,
  });
}
