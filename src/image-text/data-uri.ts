import type { Picture } from "./picture.ts";
import { pngOf } from "./png.ts";

/** A picture as a data URI of a PNG file. */
export async function dataUri(picture: Picture): Promise<string> {
  return `data:image/png;base64,${Buffer.from(await pngOf(picture)).toString("base64")}`;
}
