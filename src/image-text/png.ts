import type { PngOptions } from "sharp";
import type { Picture } from "./picture.ts";

/** A picture as the bytes of a PNG file. */
export async function pngOf(
  { width, height, pixels }: Picture,
  options: Pick<PngOptions, "palette"> = {},
): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png(options)
    .toBuffer();
}
