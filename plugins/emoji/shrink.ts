/**
 * Area average: first along rows, then along columns.
 * @param pixels `[from, from, 3]`.
 * @param to side of the result, at most `from`.
 * @returns `[to, to, 3]`, rounded.
 */
export function shrink(pixels: Float32Array | Uint8Array, from: number, to: number): Uint8Array {
  const windows = windowsOf(from, to);
  const narrow = new Float32Array(from * to * 3);
  for (let row = 0; row < from; row++) {
    for (const { target, source, share } of windows) {
      const read = 3 * (row * from + source);
      const write = 3 * (row * to + target);
      for (let channel = 0; channel < 3; channel++) {
        narrow[write + channel] =
          (narrow[write + channel] as number) + share * (pixels[read + channel] as number);
      }
    }
  }
  const line = to * 3;
  const small = new Float32Array(to * line).fill(0.5);
  for (const { target, source, share } of windows) {
    for (let at = 0; at < line; at++) {
      const write = target * line + at;
      small[write] = (small[write] as number) + share * (narrow[source * line + at] as number);
    }
  }
  return new Uint8Array(small);
}

/** Which share of each source pixel goes into which target pixel along one line. */
function windowsOf(from: number, to: number): { target: number; source: number; share: number }[] {
  const ratio = from / to;
  const windows = [];
  for (let target = 0; target < to; target++) {
    const start = target * ratio;
    const end = start + ratio;
    for (let source = Math.floor(start); source < Math.min(end, from); source++) {
      windows.push({ target, source, share: (Math.min(source + 1, end) - Math.max(source, start)) / ratio });
    }
  }
  return windows;
}
