import type { Picture } from "../data/pair.ts";

/** A picture as a PNG file within a URI, as pages carry it. */
export async function dataUri({ width, height, pixels }: Picture): Promise<string> {
  const { default: sharp } = await import("sharp");
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString("base64")}`;
}
