import type { Picture } from "../image-text/picture.ts";
import { resample } from "../image-text/resample.ts";
import type { Random } from "../random/random.ts";

/** Random variations of photographs. */
export interface Cropping {
  /** Smallest share of a picture's area that is seen; 1 for the whole picture. */
  readonly crop: number;
  /** Whether half of the pictures are mirrored. */
  readonly flip: boolean;
}

/** A random square part, enlarged to the picture's size (bilinear). Pure. */
export function cropAtRandom(picture: Picture, { crop, flip }: Cropping, random: Random): Picture {
  const [area, x, y, side] = random.uniforms(4) as unknown as FourNumbers;
  const zoom = (crop + (1 - crop) * area) ** -0.5;
  const reach = (zoom - 1) / 2;
  const moved = resample(
    picture,
    zoom,
    (2 * x - 1) * reach * picture.width,
    (2 * y - 1) * reach * picture.height,
  );
  return flip && side < 0.5 ? mirrored(moved) : moved;
}

type FourNumbers = [number, number, number, number];

function mirrored({ width, height, pixels }: Picture): Picture {
  const result = new Uint8Array(pixels.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const from = 3 * (row * width + column);
      result.set(pixels.subarray(from, from + 3), 3 * (row * width + width - 1 - column));
    }
  return { width, height, pixels: result };
}
