import type { Body } from "./read-set.ts";

/** Columns and rows of a sheet. Larger ones take longer per icon. */
const SIDE = 16;

/** Icons on a sheet. */
export const SHEET = SIDE * SIDE;

/**
 * Draws up to 256 icons side by side, since a picture of its own takes five times as long for each. `currentColor` is black;
 * missing numbers have the defaults of Iconify.
 * @returns RGBA, `[size, size, 4]` each.
 */
export async function drawSheet(icons: readonly Partial<Body>[], size: number): Promise<Uint8Array[]> {
  const { default: sharp } = await import("sharp");
  const nested = icons.map((icon, place) => nestedSvg(icon, size, place)).join("");
  const side = SIDE * size;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}" color="#000">${nested}</svg>`;
  // Drawings with embedded pictures are longer than libxml2 permits by default.
  const sheet = await sharp(Buffer.from(svg), { unlimited: true }).ensureAlpha().raw().toBuffer();
  return icons.map((_, place) => cut(sheet, size, place));
}

function nestedSvg(
  { body = "", left = 0, top = 0, width = 16, height = 16 }: Partial<Body>,
  size: number,
  place: number,
): string {
  const x = size * (place % SIDE);
  const y = size * Math.floor(place / SIDE);
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="${left} ${top} ${width} ${height}">${body}</svg>`;
}

/** `[size, size, 4]` at a place of a sheet. */
function cut(sheet: Uint8Array, size: number, place: number): Uint8Array {
  const line = 4 * size;
  const start = Math.floor(place / SIDE) * size * SIDE * line + (place % SIDE) * line;
  const picture = new Uint8Array(size * line);
  for (let row = 0; row < size; row++) {
    const from = start + row * SIDE * line;
    picture.set(sheet.subarray(from, from + line), row * line);
  }
  return picture;
}
