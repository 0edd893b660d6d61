import type { Random } from "espalier";
import { type Augmentation, augment, type Picture } from "espalier/image-text";

/** Least difference of brightness between an icon and its background, of 255. */
const CONTRAST = 90;

/** An RGB picture of a drawing on white: a mask `[size, size]` is black, RGBA `[size, size, 4]` has its own colours. */
export function onWhite(drawing: Uint8Array, size: number): Picture {
  const pixels = new Uint8Array(size * size * 3);
  const isMask = drawing.length === size * size;
  for (let pixel = 0; pixel < size * size; pixel++) {
    const opacity = (isMask ? drawing[pixel]! : drawing[4 * pixel + 3]!) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const colour = isMask ? 0 : drawing[4 * pixel + channel]!;
      pixels[3 * pixel + channel] = 255 + opacity * (colour - 255) + 0.5;
    }
  }
  return { width: size, height: size, pixels };
}

/**
 * A varied picture of a drawing: shifted and scaled; a mask in a random colour on a random background, another drawing with
 * its hue rotated. Pure.
 */
export function paintVaried(
  drawing: Uint8Array,
  size: number,
  augmentation: Augmentation & { readonly colours: boolean },
  random: Random,
): Picture {
  const isMask = drawing.length === size * size;
  const { shift, scale, hue, colours } = augmentation;
  const moved = augment(onWhite(drawing, size), { shift, scale, hue: isMask ? 0 : hue }, random.fork("move"));
  return isMask && colours ? recoloured(moved, random.fork("colour")) : moved;
}

/** Replaces black by a random colour and white by another one. */
function recoloured(picture: Picture, random: Random): Picture {
  const [ink, paper] = contrasting(random);
  const { pixels } = picture;
  for (let at = 0; at < pixels.length; at++) {
    const share = pixels[at]! / 255;
    pixels[at] = ink[at % 3]! + share * (paper[at % 3]! - ink[at % 3]!) + 0.5;
  }
  return picture;
}

type Colour = readonly number[];

/** Two colours of different brightness; half of the time the paper is white. */
function contrasting(random: Random): readonly [Colour, Colour] {
  for (let attempt = 0; ; attempt++) {
    const values = random.fork(attempt).uniforms(7);
    const ink = [...values.slice(0, 3)].map((share) => 255 * share);
    const paper = values[6]! < 0.5 ? [255, 255, 255] : [...values.slice(3, 6)].map((share) => 255 * share);
    if (Math.abs(brightness(ink) - brightness(paper)) >= CONTRAST) return [ink, paper];
  }
}

/** Luma by ITU-R BT.601. */
function brightness([red = 0, green = 0, blue = 0]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
