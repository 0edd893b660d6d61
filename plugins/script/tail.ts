/** The end of a stream of bytes: what comes before is forgotten. */
export class Tail {
  /** All that came, also what is forgotten. */
  bytes = 0;
  private readonly limit: number;
  private chunks: Buffer[] = [];
  private kept = 0;

  /** @param limit bytes that are kept. */
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

  /** What is kept. */
  end(): Buffer {
    return Buffer.concat(this.chunks).subarray(-this.limit);
  }
}
