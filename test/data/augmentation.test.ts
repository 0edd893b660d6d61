import { describe, expect, it } from "vitest";
import { augment, type Picture, Random } from "espalier";

const amounts = { shift: 0.1, scale: 0.1, hue: 20 };
const picture: Picture = {
  width: 16,
  height: 16,
  pixels: Uint8Array.from(new Random("pixels").uniforms(16 * 16 * 3), (value) => value * 256),
};

describe("augment", () => {
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
