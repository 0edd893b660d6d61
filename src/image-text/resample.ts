import type { Picture } from "./picture.ts";

/** Colour outside the picture. */
const OUTSIDE = 255;
/** Pixels outside on each side of a line; pixels farther away are equal. */
const MARGIN = 2;

/** Source position of each pixel of a line: between the pixels `first` and `first + 1`, at `share`. */
interface Places {
  /** Index from the start of the margin. */
  readonly first: Int32Array;
  readonly share: Float64Array;
}

/** Buffers for pictures of one size, reused since a training augments hundreds of thousands of them. */
interface Workspace {
  readonly columns: Places;
  readonly rows: Places;
  /** A source line with margins, `[width + 2 * MARGIN, 3]`. */
  readonly line: Uint8Array;
  /** The source stretched along its lines, with margins, `[height + 2 * MARGIN, width, 3]`. */
  readonly stretched: Float64Array;
}
const workspaces = new Map<string, Workspace>();

/** A copy, enlarged by `zoom` about its centre and shifted by fractional pixels; bilinear. Pure. */
export function resample(
  { width, height, pixels }: Picture,
  zoom: number,
  right: number,
  down: number,
): Picture {
  const workspace = workspaceFor(width, height);
  const { columns, rows } = workspace;
  place(columns, width, zoom, right);
  place(rows, height, zoom, down);
  const top = Math.max(0, (rows.first[0] as number) - MARGIN);
  const bottom = Math.min(height, (rows.first[height - 1] as number) - MARGIN + 2);
  stretch(pixels, workspace, width, top, bottom);
  return { width, height, pixels: mixRows(workspace, width, height) };
}

function workspaceFor(width: number, height: number): Workspace {
  const key = `${width} ${height}`;
  let workspace = workspaces.get(key);
  if (workspace === undefined) {
    workspace = {
      columns: { first: new Int32Array(width), share: new Float64Array(width) },
      rows: { first: new Int32Array(height), share: new Float64Array(height) },
      line: new Uint8Array(3 * (width + 2 * MARGIN)).fill(OUTSIDE),
      stretched: new Float64Array(3 * width * (height + 2 * MARGIN)).fill(OUTSIDE),
    };
    workspaces.set(key, workspace);
  }
  return workspace;
}

function place({ first, share }: Places, length: number, zoom: number, moved: number): void {
  for (let target = 0; target < length; target++) {
    const source = (target + 0.5 - moved - length / 2) / zoom + length / 2 - 0.5;
    const before = Math.floor(source);
    first[target] = MARGIN + Math.max(-MARGIN, Math.min(length, before));
    share[target] = source - before;
  }
}

/** Interpolates along the lines, from row `top` to before row `bottom`. */
function stretch(
  pixels: Uint8Array,
  { columns: { first, share }, line, stretched }: Workspace,
  width: number,
  top: number,
  bottom: number,
): void {
  for (let row = top, target = 3 * width * (top + MARGIN); row < bottom; row++) {
    line.set(pixels.subarray(3 * row * width, 3 * (row + 1) * width), 3 * MARGIN);
    for (let column = 0; column < width; column++, target += 3) {
      const source = 3 * (first[column] as number);
      const far = share[column] as number;
      const red = line[source] as number;
      const green = line[source + 1] as number;
      const blue = line[source + 2] as number;
      stretched[target] = red + far * ((line[source + 3] as number) - red);
      stretched[target + 1] = green + far * ((line[source + 4] as number) - green);
      stretched[target + 2] = blue + far * ((line[source + 5] as number) - blue);
    }
  }
}

/** Interpolates across the lines and rounds, `[height, width, 3]`. */
function mixRows({ rows: { first, share }, stretched }: Workspace, width: number, height: number) {
  const values = 3 * width;
  const result = new Uint8Array(height * values);
  for (let row = 0, target = 0; row < height; row++) {
    const low = share[row] as number;
    let upper = values * (first[row] as number);
    for (const end = upper + values; upper < end; upper++, target++) {
      const above = stretched[upper] as number;
      result[target] = above + low * ((stretched[upper + values] as number) - above) + 0.5;
    }
  }
  return result;
}
