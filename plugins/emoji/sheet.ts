import { RecordCache } from "espalier";
import { type Picture, shrink } from "espalier/image-text";
import { PACKAGES, sheetFile } from "./datasource.ts";
import type { Artist, Drawing } from "./drawing.ts";

/** Side of a drawing in the sheets, in pixels; each has a transparent border of one pixel. */
export const DRAWING_SIZE = 64;
const CELL = DRAWING_SIZE + 2;

/** All drawings of an artist on white, shrunk to `size` by `size` pixels, by their ids. Cached on disk. */
export async function readPictures(
  artist: Artist,
  drawings: readonly Drawing[],
  size: number,
): Promise<Map<string, Picture>> {
  const name = `emoji-${artist}-${PACKAGES[artist].version}-${size}`;
  const cache = new RecordCache(name, size * size * 3);
  const cached = drawings.map((_, index) => cache.read(index));
  const found = cached.every((pixels) => pixels !== undefined)
    ? cached
    : await shrunk(artist, drawings, size);
  if (found !== cached) found.forEach((pixels, index) => cache.write(index, pixels));
  cache.close();
  return new Map(
    drawings.map(({ id }, index) => [id, { width: size, height: size, pixels: found[index] as Uint8Array }]),
  );
}

/** Decodes an artist's sheet. Takes about a second. */
async function shrunk(artist: Artist, drawings: readonly Drawing[], size: number): Promise<Uint8Array[]> {
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(await sheetFile(artist))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return drawings.map(({ cell: [column, row] }) =>
    shrink(onWhite(data, info.width, column * CELL + 1, row * CELL + 1), DRAWING_SIZE, size),
  );
}

/** One drawing on white, `[64, 64, 3]` in 0 to 255, from the RGBA sheet. */
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
