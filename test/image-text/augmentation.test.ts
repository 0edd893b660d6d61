import { describe, expect, it } from "vitest";
import { Random } from "espalier";
import { augment, type Picture } from "espalier/image-text";

const amounts = { shift: 0.1, scale: 0.1, hue: 20 };
const picture: Picture = {
  width: 16,
  height: 16,
  pixels: Uint8Array.from(new Random("pixels").uniforms(16 * 16 * 3), (value) => value * 256),
};

/** Bilinear, pixel by pixel as one would write it first; `augment` may be faster but not other. */
function resampledPlainly({ width, height, pixels }: Picture, zoom: number, right: number, down: number) {
  const valueAt = (column: number, row: number, channel: number) =>
    column < 0 || column >= width || row < 0 || row >= height
      ? 255
      : (pixels[3 * (row * width + column) + channel] as number);
  return Uint8Array.from({ length: pixels.length }, (_, place) => {
    const [channel, column, row] = [place % 3, Math.floor(place / 3) % width, Math.floor(place / 3 / width)];
    const sourceRow = (row + 0.5 - down - height / 2) / zoom + height / 2 - 0.5;
    const sourceColumn = (column + 0.5 - right - width / 2) / zoom + width / 2 - 0.5;
    const [top, left] = [Math.floor(sourceRow), Math.floor(sourceColumn)];
    const along = (from: number, to: number) => from + (sourceColumn - left) * (to - from);
    const upper = along(valueAt(left, top, channel), valueAt(left + 1, top, channel));
    const lower = along(valueAt(left, top + 1, channel), valueAt(left + 1, top + 1, channel));
    return upper + (sourceRow - top) * (lower - upper) + 0.5;
  });
}

describe("augment", () => {
  it.each([
    [16, 16, 0.1, 0.1],
    [32, 32, 0.5, 0.5],
    [7, 12, 1, 0.3],
    [1, 3, 0.5, 0.2],
  ])("moves and scales %i x %i pixels as plain bilinear sampling does", (width, height, shift, scale) => {
    for (let trial = 0; trial < 20; trial++) {
      const random = new Random("pictures").fork(width, trial);
      const pixels = Uint8Array.from(random.uniforms(width * height * 3), (value) => value * 256);
      const [x, y, size] = Array.from(random.uniforms(4), (value) => 2 * value - 1) as [
        number,
        number,
        number,
      ];
      const { pixels: varied } = augment({ width, height, pixels }, { shift, scale, hue: 0 }, random);
      const moved = [1 + scale * size, shift * x * width, shift * y * height] as const;
      expect(varied).toEqual(resampledPlainly({ width, height, pixels }, ...moved));
    }
  });

  it("is a pure function of picture and key", () => {
    const before = picture.pixels.slice();
    const once = augment(picture, amounts, new Random(1));
    expect(augment(picture, amounts, new Random(1))).toEqual(once);
    expect(augment(picture, amounts, new Random(2))).not.toEqual(once);
    expect(picture.pixels).toEqual(before);
  });

  it("changes nothing if all amounts are zero", () => {
    expect(augment(picture, { shift: 0, scale: 0, hue: 0 }, new Random(1))).toEqual(picture);
  });

  it("moves in white from outside", () => {
    const black = { ...picture, pixels: new Uint8Array(16 * 16 * 3) };
    const { pixels } = augment(black, { shift: 0.5, scale: 0, hue: 0 }, new Random(3));
    expect(Math.max(...pixels)).toBe(255);
    expect(Math.min(...pixels)).toBe(0);
  });

  it("turns no grey into a colour", () => {
    const grey = { ...picture, pixels: new Uint8Array(16 * 16 * 3).fill(120) };
    const { pixels } = augment(grey, { shift: 0, scale: 0, hue: 90 }, new Random(3));
    expect(new Set(pixels)).toEqual(new Set([120]));
  });
});
