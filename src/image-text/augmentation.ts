import type { Random } from "../random/random.ts";
import type { Picture } from "./picture.ts";
import { resample } from "./resample.ts";

/** Strength of the random variations of pictures; 0 disables one. */
export interface Augmentation {
  /** Maximum shift, as a share of the picture's side. */
  readonly shift: number;
  /** Maximum enlargement or reduction, as a share of the picture's size. */
  readonly scale: number;
  /** Maximum hue rotation, in degrees. */
  readonly hue: number;
}

/** A shifted, scaled (bilinear) and recoloured copy, with amounts drawn uniformly. Pure. */
export function augment(picture: Picture, { shift, scale, hue }: Augmentation, random: Random): Picture {
  const [x, y, size, turn] = random.uniforms(4).map((value) => 2 * value - 1) as unknown as FourNumbers;
  const moved = resample(picture, 1 + scale * size, shift * x * picture.width, shift * y * picture.height);
  return hue === 0 ? moved : turnHue(moved, hue * turn);
}
type FourNumbers = [number, number, number, number];

/** Rotates all colours about the grey axis, in place. */
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
