import type { Metadata, Sharp } from "sharp";
import type { Picture } from "../image-text/picture.ts";

/** How a picture of any size becomes a square one. */
export interface Preprocessing {
  /** Side of the result, in pixels. */
  readonly imageSize: number;
  /**
   * `shortest`: the shorter side is scaled to the result's side, and the centre is cut out. `longest`: the longer side
   * is scaled, and the rest is black. `squash`: both sides are scaled. The names are open_clip's.
   */
  readonly resize: "shortest" | "longest" | "squash";
  /** Maximum size of a picture file's content, in millions of pixels. */
  readonly maximumMegapixels: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Formats that are decoded. An SVG, for example, may take very long to draw. */
const FORMATS: readonly string[] = ["jpeg", "png", "webp", "gif", "tiff", "heif"];

/**
 * Decodes a picture file as RGB and resizes it with bicubic interpolation, as open_clip's preprocessing does. The
 * orientation of EXIF is applied, transparent pixels become white, greys and CMYK become RGB, 16 bits become 8. An
 * animation is decoded up to its first picture.
 * @returns `[imageSize, imageSize, 3]`.
 * @throws Error whose message says why the bytes cannot be decoded.
 */
export async function decodePicture(bytes: Uint8Array, preprocessing: Preprocessing): Promise<Picture> {
  if (bytes.length === 0) throw new Error("the file is empty");
  const { imageSize: side, resize, maximumMegapixels } = preprocessing;
  const { default: sharp } = await import("sharp");
  try {
    const limitInputPixels = Math.floor(maximumMegapixels * 1e6);
    const source = sharp(bytes, { failOn: "error", limitInputPixels, autoOrient: true, ignoreIcc: true });
    const scaled = scaledSize(sizeOf(await source.metadata()), side, resize);
    const pixels = await squareOf(source, scaled, side).raw({ depth: "uchar" }).toBuffer();
    return { width: side, height: side, pixels: new Uint8Array(pixels) };
  } catch (error) {
    throw new Error(problemOf(error as Error, maximumMegapixels), { cause: error });
  }
}

/** The size after rotation. */
function sizeOf({ format, autoOrient }: Metadata): Size {
  if (!FORMATS.includes(format)) throw new Error(`the format ${format} is not read`);
  return autoOrient;
}

/** The size after scaling, with the rounding of torchvision's `Resize`. */
function scaledSize({ width, height }: Size, side: number, resize: Preprocessing["resize"]): Size {
  if (resize === "squash") return { width: side, height: side };
  const isWide = width > height;
  if (resize === "shortest") {
    const longer = Math.floor((side * Math.max(width, height)) / Math.min(width, height));
    return isWide ? { width: longer, height: side } : { width: side, height: longer };
  }
  const shorter = Math.max(1, Math.round((side * Math.min(width, height)) / Math.max(width, height)));
  return isWide ? { width: side, height: shorter } : { width: shorter, height: side };
}

/** Scales, then cuts out the centre or adds black, with the rounding of torchvision's `CenterCrop`. */
function squareOf(source: Sharp, { width, height }: Size, side: number): Sharp {
  const scaled = source
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .resize({ width, height, fit: "fill", kernel: "cubic", fastShrinkOnLoad: false });
  if (width < side || height < side) {
    const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
    const [right, bottom] = [side - width - left, side - height - top];
    return scaled.extend({ left, top, right, bottom, background: "black" });
  }
  const cut = { left: evenHalf(width - side), top: evenHalf(height - side), width: side, height: side };
  return scaled.extract(cut);
}

/** Half of an integer, rounded to the even neighbour as in Python. */
function evenHalf(value: number): number {
  const half = Math.floor(value / 2);
  return value % 2 === 1 && half % 2 === 1 ? half + 1 : half;
}

/** Reason in words that do not depend on the decoder's. */
function problemOf({ message }: Error, megapixels: number): string {
  if (message.includes("pixel limit")) return `it has more than ${megapixels} million pixels`;
  if (message.includes("unsupported image format")) return "it is not a picture";
  return message.startsWith("the format") ? message : "it is damaged or incomplete";
}
