/** Something that keeps the native engine from being installed: expected, told in one sentence. */
export class Obstacle extends Error {
  /** @param missing what is missing, as the end of "The native engine needs ..." */
  constructor(missing: string, options?: ErrorOptions) {
    super(missing, options);
    this.name = "Obstacle";
  }
}

const unwritable = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

/** Turns an error of the system into an obstacle; anything unforeseen is told as it is. */
export function toObstacle(error: unknown): Obstacle {
  if (error instanceof Obstacle) return error;
  const { code, message, path } = error as NodeJS.ErrnoException;
  const where = path === undefined ? "" : ` (${path})`;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Obstacle(`more disk space${where}`, { cause: error });
  if (code !== undefined && unwritable.has(code))
    return new Obstacle(`a cache folder that can be written to${where}`, { cause: error });
  return new Obstacle(`an installation without this error: ${message ?? String(error)}`, {
    cause: error,
  });
}
