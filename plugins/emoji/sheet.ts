import type { Picture } from "espalier";
import { sheetFile } from "./datasource.ts";
import type { Artist, Drawing } from "./drawing.ts";

/** Side of a drawing in the sheets, in pixels; each has a transparent border of one pixel. */
export const DRAWING_SIZE = 64;
const CELL = DRAWING_SIZE + 2;

/** All drawings of an artist on white, shrunk to `size` by `size` pixels, by their ids. Half a second. */
export async function readPictures(
  artist: Artist,
  drawings: readonly Drawing[],
  size: number,
): Promise<Map<string, Picture>> {
  const file = sheetFile(artist);
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return new Map(
    drawings.map(({ id, cell: [column, row] }) => {
      const opaque = onWhite(data, info.width, column * CELL + 1, row * CELL + 1);
      return [id, { width: size, height: size, pixels: shrink(opaque, size) }];
    }),
  );
}

/** `[64, 64, 3]` in 0 to 255 from RGBA. */
function onWhite(sheet: Uint8Array, sheetWidth: number, left: number, top: number): Float32Array {
  const result = new Float32Array(DRAWING_SIZE * DRAWING_SIZE * 3);
  for (let row = 0, target = 0; row < DRAWING_SIZE; row++) {
    let source = 4 * ((top + row) * sheetWidth + left);
    for (let column = 0; column < DRAWING_SIZE; column++, source += 4, target += 3) {
      const alpha = (sheet[source + 3] as number) / 255;
      for (let channel = 0; channel < 3; channel++) {
        result[target + channel] = 255 + alpha * ((sheet[source + channel] as number) - 255);
      }
    }
  }
  return result;
}

/** Area average, for any size up to the drawing's own: first along rows, then along columns. */
function shrink(pixels: Float32Array, size: number): Uint8Array {
  const windows = windowsOf(size);
  const narrow = new Float32Array(DRAWING_SIZE * size * 3);
  for (let row = 0; row < DRAWING_SIZE; row++) {
    for (const { target, source, share } of windows) {
      const from = 3 * (row * DRAWING_SIZE + source);
      const to = 3 * (row * size + target);
      for (let channel = 0; channel < 3; channel++) {
        narrow[to + channel] = (narrow[to + channel] as number) + share * (pixels[from + channel] as number);
      }
    }
  }
  const line = size * 3;
  const small = new Float32Array(size * line).fill(0.5);
  for (const { target, source, share } of windows) {
    for (let at = 0; at < line; at++) {
      const to = target * line + at;
      small[to] = (small[to] as number) + share * (narrow[source * line + at] as number);
    }
  }
  return new Uint8Array(small);
}

/** Which share of each source pixel goes into which target pixel along one line. */
function windowsOf(size: number): { target: number; source: number; share: number }[] {
  const ratio = DRAWING_SIZE / size;
  const windows = [];
  for (let target = 0; target < size; target++) {
    const from = target * ratio;
    const to = from + ratio;
    for (let source = Math.floor(from); source < to; source++) {
      windows.push({ target, source, share: (Math.min(source + 1, to) - Math.max(source, from)) / ratio });
    }
  }
  return windows;
}
