import sharp from "sharp";
import { expect, it } from "vitest";
import { EXAMPLE_LIMITS, Random } from "espalier";
import { type Picture, smallPicture } from "espalier/image-text";

function noise(side: number): Picture {
  const shares = new Random("noise").fork(side).uniforms(side * side * 3);
  return { width: side, height: side, pixels: Uint8Array.from(shares, (share) => 256 * share) };
}

it.each([1, 47, 48, 49, 224])("a picture of noise, %d pixels wide, fits into an example", async (side) => {
  const uri = await smallPicture(noise(side));
  expect(uri.length).toBeLessThan(EXAMPLE_LIMITS.mediaLength);
  expect(uri.length).toBeLessThan(5000);
  const { width, height } = await sharp(Buffer.from(uri.split(",")[1]!, "base64")).metadata();
  expect([width, height]).toEqual([Math.min(side, 48), Math.min(side, 48)]);
});
