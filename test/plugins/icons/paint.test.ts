import fc from "fast-check";
import { Random } from "espalier";
import { expect, test } from "vitest";
import { onWhite, paintVaried } from "../../../plugins/icons/paint.ts";
import { drawSheet } from "../../../plugins/icons/sheet.ts";

const SIZE = 8;
const augmentation = { shift: 0, scale: 0, hue: 0, colours: true };

/** A mask whose left half is opaque. */
const half = Uint8Array.from({ length: SIZE * SIZE }, (_, pixel) => (pixel % SIZE < SIZE / 2 ? 255 : 0));

test("a mask is black on white, a drawing with colours keeps them", () => {
  const { pixels } = onWhite(half, SIZE);
  expect([...pixels.slice(0, 3), ...pixels.slice(3 * SIZE - 3, 3 * SIZE)]).toEqual([0, 0, 0, 255, 255, 255]);
  const drawing = new Uint8Array(SIZE * SIZE * 4).fill(0);
  drawing.set([200, 100, 50, 255, 200, 100, 50, 51]);
  expect([...onWhite(drawing, SIZE).pixels.slice(0, 9)]).toEqual([
    200, 100, 50, 244, 224, 214, 255, 255, 255,
  ]);
});

test("a varied mask has two colours that differ in brightness, the same for the same key", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = new Random("paint").fork(seed);
      const { pixels } = paintVaried(half, SIZE, augmentation, random);
      const colours = new Set(
        Array.from({ length: SIZE * SIZE }, (_, pixel) => [...pixels.slice(3 * pixel, 3 * pixel + 3)].join()),
      );
      expect(colours.size).toBe(2);
      const [ink = 0, paper = 0] = [...colours].map((colour) => {
        const [red = 0, green = 0, blue = 0] = colour.split(",").map(Number);
        return 0.299 * red + 0.587 * green + 0.114 * blue;
      });
      expect(Math.abs(ink - paper)).toBeGreaterThan(88);
      expect(paintVaried(half, SIZE, augmentation, random).pixels).toEqual(pixels);
    }),
  );
});

test("without variation of colours a mask stays black on white", () => {
  const plain = paintVaried(half, SIZE, { ...augmentation, colours: false }, new Random("plain"));
  expect(plain).toEqual(onWhite(half, SIZE));
});

test("icons on a sheet are drawn as they are alone", async () => {
  const icons = Array.from({ length: 20 }, (_, place) => ({
    body: `<circle cx="12" cy="12" r="${1 + (place % 12)}" fill="currentColor"/><rect width="3" height="${place}" fill="#f00"/>`,
    width: 24,
    height: 24,
  }));
  const together = await drawSheet(icons, 16);
  const alone = await Promise.all(icons.map(async (icon) => (await drawSheet([icon], 16))[0]!));
  expect(together).toEqual(alone);
});

test("an icon is drawn within its own frame, whatever its coordinates", async () => {
  const body = '<rect x="-100" y="-100" width="300" height="300" fill="currentColor"/>';
  const [first, second] = await drawSheet(
    [{ body: "" }, { body, left: -5, top: 3, width: 10, height: 10 }],
    8,
  );
  expect(first).toEqual(new Uint8Array(8 * 8 * 4));
  expect(second).toEqual(Uint8Array.from({ length: 8 * 8 * 4 }, (_, byte) => (byte % 4 === 3 ? 255 : 0)));
});
