import { malformedPicture } from "./errors.ts";

/** An RGB picture, `[height, width, 3]`, 0 to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Stacks pictures `[side, side, 3]` with values 0 to 255 as one array `[pictures.length, side, side, 3]` with values
 * 0 to 1.
 * @throws EspalierError for a picture of another size, or a value that is not a picture.
 */
export function stackPictures(pictures: readonly Picture[], side: number): Float32Array {
  const size = side * side * 3;
  const images = new Float32Array(pictures.length * size);
  for (const [place, picture] of pictures.entries()) {
    const problem = problemOf(picture, side);
    if (problem !== undefined) throw malformedPicture(place, problem, side);
    writeShares(images, place * size, picture.pixels);
  }
  return images;
}

function problemOf(picture: Picture | undefined | null, side: number): string | undefined {
  if (typeof picture !== "object" || picture === null) return `it is ${String(picture)}`;
  const { width, height } = picture;
  const pixels: unknown = picture.pixels;
  if (!(pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray))
    return "its pixels are not bytes";
  if (width === side && height === side && pixels.length === side * side * 3) return undefined;
  return `it is ${width} x ${height} with ${pixels.length} bytes, not ${side} x ${side}`;
}

/** The bytes 0 to 255 divided by 255; a lookup is faster than a division. */
const SHARES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

function writeShares(target: Float32Array, start: number, bytes: Uint8Array): void {
  for (let place = 0; place < bytes.length; place++) {
    target[start + place] = SHARES[bytes[place] as number] as number;
  }
}
