/** A part of a text that the model reads at once. */
export interface ScoredWindow {
  readonly bytes: Uint8Array;
  /** The first byte that is scored here; those before it are context, and were scored in an earlier window. */
  readonly from: number;
}

/**
 * Windows in which every byte of a text is scored once. Each ends `stride` bytes after the one before, the last one at
 * the end of the text.
 * @param size largest number of bytes of a window.
 */
export function scoredWindows(text: Uint8Array, size: number, stride: number): readonly ScoredWindow[] {
  const windows: ScoredWindow[] = [];
  for (let scored = 0; scored < text.length;) {
    const end = Math.min(text.length, scored === 0 ? size : scored + stride);
    const start = Math.max(0, end - size);
    windows.push({ bytes: text.subarray(start, end), from: scored - start });
    scored = end;
  }
  return windows;
}
