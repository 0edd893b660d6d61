/** Keeps the last bytes of a stream. */
export class Tail {
  /** Total number of bytes added. */
  bytes = 0;
  private readonly limit: number;
  private chunks: Buffer[] = [];
  private kept = 0;

  /** @param limit number of bytes to keep. */
  constructor(limit: number) {
    this.limit = limit;
  }

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.chunks.push(chunk);
    this.kept += chunk.length;
    if (this.kept <= 2 * this.limit) return;
    const end = Buffer.concat(this.chunks).subarray(-this.limit);
    this.chunks = [Buffer.from(end)];
    this.kept = end.length;
  }

  /** The last bytes, at most `limit`. */
  end(): Buffer {
    return Buffer.concat(this.chunks).subarray(-this.limit);
  }
}
