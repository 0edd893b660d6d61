import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decodePicture, type Preprocessing } from "espalier/picture-files";

const fixtures = join(import.meta.dirname, "fixtures");
const asked: Preprocessing = { imageSize: 32, resize: "shortest", maximumMegapixels: 1 };

/** Differences of two arrays of bytes. */
function differences(
  one: Uint8Array,
  other: Uint8Array,
): { readonly mean: number; readonly largest: number } {
  const all = Array.from(one, (value, place) => Math.abs(value - other[place]!));
  return { mean: all.reduce((sum, value) => sum + value, 0) / all.length, largest: Math.max(...all) };
}

describe("a picture is decoded as by PIL", () => {
  it.each(["wide.jpg", "turned.jpg", "grey.png", "round.webp"])("%s", async (name) => {
    const { width, height, pixels } = await decodePicture(readFileSync(join(fixtures, name)), asked);
    const expected = await sharp(join(fixtures, `${name.split(".")[0]}.expected.png`))
      .raw()
      .toBuffer();
    expect([width, height, pixels.length]).toEqual([32, 32, expected.length]);
    const { mean, largest } = differences(pixels, expected);
    expect(mean).toBeLessThan(1.3);
    expect(largest).toBeLessThan(16);
  });
});

/** A picture of one colour. */
function plain(channels: 3 | 4, alpha = 1) {
  const background = { r: 200, g: 10, b: 30, alpha };
  return sharp({ create: { width: 40, height: 30, channels, background } });
}

/** Makes PNG first, since a created picture has not been through a colour space yet. */
async function inSpace(space: string) {
  return sharp(await plain(3).png().toBuffer()).toColourspace(space);
}

describe("formats become RGB:", () => {
  it.each<[string, () => Promise<Buffer>, readonly number[], number]>([
    ["PNG", async () => plain(3).png().toBuffer(), [200, 10, 30], 0],
    ["JPEG", async () => plain(3).jpeg({ quality: 100 }).toBuffer(), [200, 10, 30], 2],
    ["WebP", async () => plain(3).webp({ lossless: true }).toBuffer(), [200, 10, 30], 0],
    ["GIF", async () => plain(3).gif().toBuffer(), [200, 10, 30], 2],
    ["TIFF", async () => plain(3).tiff().toBuffer(), [200, 10, 30], 2],
    ["AVIF", async () => plain(3).avif({ lossless: true }).toBuffer(), [200, 10, 30], 2],
    ["a palette", async () => plain(3).png({ palette: true }).toBuffer(), [200, 10, 30], 1],
    ["transparency, on white", async () => plain(4, 0.5).png().toBuffer(), [227, 132, 142], 1],
    ["grey", async () => (await inSpace("b-w")).png().toBuffer(), [99, 99, 99], 2],
    ["CMYK", async () => (await inSpace("cmyk")).jpeg().toBuffer(), [200, 10, 30], 32],
    ["16 bits", async () => (await inSpace("rgb16")).png().toBuffer(), [200, 10, 30], 0],
    ["16 bits of grey", async () => (await inSpace("grey16")).png().toBuffer(), [99, 99, 99], 2],
  ])("%s", async (_, make, colour, tolerance) => {
    const { pixels } = await decodePicture(await make(), asked);
    const expected = Uint8Array.from({ length: 32 * 32 * 3 }, (_, place) => colour[place % 3]!);
    expect(differences(pixels, expected).largest).toBeLessThanOrEqual(tolerance);
  });
});

describe("a picture becomes square:", () => {
  // Left half red, right half blue.
  const halves = async (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "red" } })
      .composite([
        {
          input: { create: { width: width / 2, height, channels: 3, background: "blue" } },
          left: width / 2,
          top: 0,
        },
      ])
      .png()
      .toBuffer();
  const colourAt = async (resize: Preprocessing["resize"], column: number, row: number) => {
    const { pixels } = await decodePicture(await halves(128, 32), { ...asked, resize });
    return [...pixels.subarray(3 * (32 * row + column), 3 * (32 * row + column) + 3)];
  };
  const [RED, BLUE, BLACK] = [
    [255, 0, 0],
    [0, 0, 255],
    [0, 0, 0],
  ];

  it("shortest: the centre is cut out", async () => {
    expect([await colourAt("shortest", 2, 2), await colourAt("shortest", 29, 29)]).toEqual([RED, BLUE]);
  });
  it("longest: black is added", async () => {
    expect([await colourAt("longest", 2, 2), await colourAt("longest", 2, 16)]).toEqual([BLACK, RED]);
  });
  it("squash: both sides are scaled", async () => {
    expect([await colourAt("squash", 2, 2), await colourAt("squash", 29, 29)]).toEqual([RED, BLUE]);
  });

  it("whatever its sides are", async () => {
    const side = fc.integer({ min: 1, max: 150 });
    const resize = fc.constantFrom("shortest", "longest", "squash" as const);
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.integer({ min: 8, max: 70 }),
        resize,
        async (width, height, size, how) => {
          const bytes = await sharp({ create: { width, height, channels: 3, background: "white" } })
            .png()
            .toBuffer();
          const found = await decodePicture(bytes, { ...asked, imageSize: size, resize: how });
          expect(found.pixels.length).toBe(3 * size ** 2);
          if (how !== "longest") expect(Math.min(...found.pixels)).toBe(255);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("bytes that cannot be decoded are refused:", () => {
  const wide = readFileSync(join(fixtures, "wide.jpg"));
  const grey = readFileSync(join(fixtures, "grey.png"));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  it.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(0), "the file is empty"],
    ["a text", Buffer.from("a red boat"), "it is not a picture"],
    ["a vector drawing", Buffer.from(svg), "the format svg is not read"],
    ["half a JPEG", wide.subarray(0, wide.length / 2), "it is damaged or incomplete"],
    ["half a PNG", grey.subarray(0, grey.length / 2), "it is damaged or incomplete"],
    ["a JPEG's first bytes", wide.subarray(0, 20), "it is damaged or incomplete"],
  ])("%s", async (_, bytes, message) => {
    await expect(decodePicture(bytes, asked)).rejects.toThrow(new Error(message));
  });

  it("a picture with too many pixels", async () => {
    const bomb = await sharp({ create: { width: 2000, height: 501, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    await expect(decodePicture(bomb, asked)).rejects.toThrow(new Error("it has more than 1 million pixels"));
  });

  it("but a damaged file never ends the process", async () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const changes = fc.array(fc.tuple(fc.nat(wide.length - 1), byte), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(wide, grey), changes, async (original, changed) => {
        const bytes = new Uint8Array(original);
        for (const [place, value] of changed) bytes[place % bytes.length] = value;
        const found = await decodePicture(bytes, asked).catch((error: Error) => error.message);
        if (typeof found === "string") expect(found).toMatch(/^[^\n]+$/);
        else expect(found.pixels.length).toBe(3 * 32 ** 2);
      }),
      { numRuns: 200 },
    );
  });
});
