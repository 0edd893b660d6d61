import type { PngOptions } from "sharp";
import type { Picture } from "./picture.ts";
import { pngOf } from "./png.ts";

/** A picture as a data URI of a PNG file. */
export async function dataUri(picture: Picture, options: Pick<PngOptions, "palette"> = {}): Promise<string> {
  return `data:image/png;base64,${Buffer.from(await pngOf(picture, options)).toString("base64")}`;
}
