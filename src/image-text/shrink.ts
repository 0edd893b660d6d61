/** Shares of source pixels in target pixels along one line, one entry per overlap. */
interface Windows {
  readonly targets: Int32Array;
  readonly sources: Int32Array;
  readonly shares: Float64Array;
}
const known = new Map<string, Windows>();

/**
 * Area average: first along rows, then along columns.
 * @param pixels `[from, from, 3]`.
 * @param to side of the result, at most `from`.
 * @returns `[to, to, 3]`, rounded.
 */
export function shrink(pixels: Float32Array | Uint8Array, from: number, to: number): Uint8Array {
  const windows = windowsOf(from, to);
  return new Uint8Array(shrinkColumns(shrinkRows(pixels, windows, from, to), windows, to));
}

/** `[from, to, 3]`. */
function shrinkRows(
  pixels: Float32Array | Uint8Array,
  { targets, sources, shares }: Windows,
  from: number,
  to: number,
): Float32Array {
  const narrow = new Float32Array(from * to * 3);
  for (let row = 0; row < from; row++) {
    for (let window = 0; window < shares.length; window++) {
      const share = shares[window] as number;
      const read = 3 * (row * from + (sources[window] as number));
      const write = 3 * (row * to + (targets[window] as number));
      narrow[write] = (narrow[write] as number) + share * (pixels[read] as number);
      narrow[write + 1] = (narrow[write + 1] as number) + share * (pixels[read + 1] as number);
      narrow[write + 2] = (narrow[write + 2] as number) + share * (pixels[read + 2] as number);
    }
  }
  return narrow;
}

/** `[to, to, 3]` plus 0.5, so that truncation rounds. */
function shrinkColumns(
  narrow: Float32Array,
  { targets, sources, shares }: Windows,
  to: number,
): Float32Array {
  const line = to * 3;
  const small = new Float32Array(to * line).fill(0.5);
  for (let window = 0; window < shares.length; window++) {
    const share = shares[window] as number;
    let read = (sources[window] as number) * line;
    let write = (targets[window] as number) * line;
    for (const end = write + line; write < end; read++, write++) {
      small[write] = (small[write] as number) + share * (narrow[read] as number);
    }
  }
  return small;
}

/** Cached windows: thousands of pictures are shrunk to one size. */
function windowsOf(from: number, to: number): Windows {
  const key = `${from} ${to}`;
  const windows = known.get(key) ?? measureWindows(from, to);
  known.set(key, windows);
  return windows;
}

function measureWindows(from: number, to: number): Windows {
  const ratio = from / to;
  const windows: { readonly target: number; readonly source: number; readonly share: number }[] = [];
  for (let target = 0; target < to; target++) {
    const start = target * ratio;
    const end = start + ratio;
    for (let source = Math.floor(start); source < Math.min(end, from); source++) {
      windows.push({ target, source, share: (Math.min(source + 1, end) - Math.max(source, start)) / ratio });
    }
  }
  return {
    targets: Int32Array.from(windows, ({ target }) => target),
    sources: Int32Array.from(windows, ({ source }) => source),
    shares: Float64Array.from(windows, ({ share }) => share),
  };
}
