import type { Random } from "../random/random.ts";
import type { Picture } from "./pair.ts";

/** How much pictures are varied. Zero everywhere: not at all. */
export interface Augmentation {
  /** Largest shift, as a share of the picture's side. */
  readonly shift: number;
  /** Largest enlargement or reduction, as a share of the picture's size. */
  readonly scale: number;
  /** Largest turn of the colour circle, in degrees. */
  readonly hue: number;
}

/** Colour of what is moved in from outside the picture. */
const OUTSIDE = 255;

/** A shifted, scaled (bilinear) and recoloured copy; each amount is drawn evenly from its range. Pure. */
export function augment(picture: Picture, { shift, scale, hue }: Augmentation, random: Random): Picture {
  const [x, y, size, turn] = random.uniforms(4).map((value) => 2 * value - 1) as unknown as FourNumbers;
  const moved = resample(picture, 1 + scale * size, shift * x * picture.width, shift * y * picture.height);
  return hue === 0 ? moved : turnHue(moved, hue * turn);
}
type FourNumbers = [number, number, number, number];

/** The picture enlarged by `zoom` about its centre and moved by whole and broken pixels. */
function resample({ width, height, pixels }: Picture, zoom: number, right: number, down: number): Picture {
  const result = new Uint8Array(pixels.length);
  for (let row = 0, target = 0; row < height; row++) {
    const sourceRow = (row + 0.5 - down - height / 2) / zoom + height / 2 - 0.5;
    const top = Math.floor(sourceRow);
    const low = sourceRow - top;
    for (let column = 0; column < width; column++, target += 3) {
      const sourceColumn = (column + 0.5 - right - width / 2) / zoom + width / 2 - 0.5;
      const left = Math.floor(sourceColumn);
      const far = sourceColumn - left;
      const inside = left >= 0 && left + 1 < width && top >= 0 && top + 1 < height;
      const source = 3 * (top * width + left);
      for (let channel = 0; channel < 3; channel++) {
        const at = source + channel;
        const topLeft = inside ? (pixels[at] as number) : valueAt(left, top, channel);
        const topRight = inside ? (pixels[at + 3] as number) : valueAt(left + 1, top, channel);
        const bottomLeft = inside ? (pixels[at + 3 * width] as number) : valueAt(left, top + 1, channel);
        const bottomRight = inside
          ? (pixels[at + 3 * width + 3] as number)
          : valueAt(left + 1, top + 1, channel);
        const upper = topLeft + far * (topRight - topLeft);
        const lower = bottomLeft + far * (bottomRight - bottomLeft);
        result[target + channel] = upper + low * (lower - upper) + 0.5;
      }
    }
  }
  return { width, height, pixels: result };

  function valueAt(column: number, row: number, channel: number): number {
    if (column < 0 || column >= width || row < 0 || row >= height) return OUTSIDE;
    return pixels[3 * (row * width + column) + channel] as number;
  }
}

/** All colours turned about the grey axis, in place; greys stay. */
function turnHue(picture: Picture, degrees: number): Picture {
  const { pixels } = picture;
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180) / Math.sqrt(3);
  const same = cosine + (1 - cosine) / 3;
  const next = (1 - cosine) / 3 - sine;
  const last = (1 - cosine) / 3 + sine;
  for (let at = 0; at < pixels.length; at += 3) {
    const red = pixels[at] as number;
    const green = pixels[at + 1] as number;
    const blue = pixels[at + 2] as number;
    pixels[at] = clamp(same * red + next * green + last * blue);
    pixels[at + 1] = clamp(last * red + same * green + next * blue);
    pixels[at + 2] = clamp(next * red + last * green + same * blue);
  }
  return picture;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}
