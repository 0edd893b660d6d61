import { dataUri } from "./data-uri.ts";
import type { Picture } from "./picture.ts";
import { shrink } from "./shrink.ts";

/** Largest side in pixels, at which even noise is within the limits on task examples. */
const SIDE = 48;

/** A square picture with sides of at most 48 pixels and 256 colours, as a data URI of at most 5 kB. */
export async function smallPicture(picture: Picture): Promise<string> {
  const { width, pixels } = picture;
  const small = width <= SIDE ? picture : { width: SIDE, height: SIDE, pixels: shrink(pixels, width, SIDE) };
  return await dataUri(small, { palette: true });
}
