import { describe, expect, it } from "vitest";
import { COLOURS, rgbOf } from "../../../plugins/scenes/colours.ts";
import { Draws } from "../../../plugins/scenes/draws.ts";
import { Renderer, type RenderSettings } from "../../../plugins/scenes/render.ts";
import type { Scene, SceneObject } from "../../../plugins/scenes/scene.ts";
import { SHAPES } from "../../../plugins/scenes/shapes.ts";
import { TEXTURES } from "../../../plugins/scenes/textures.ts";

const object: SceneObject = {
  ...{ shape: 1, colour: 0, size: 1, texture: 0 },
  ...{ column: 1, row: 1, x: 0.5, y: 0.5, radius: 0.25 },
};
const settings: RenderSettings = { imageSize: 32, background: "plain", noise: 0, clutter: 0, hueDrift: 0 };

function draw(
  changes: Partial<SceneObject> = {},
  chosen: Partial<RenderSettings> = {},
  step = 1,
  index = 0,
): Uint8Array {
  const scene: Scene = { step, topic: "objects", objects: [{ ...object, ...changes }], mentioned: 1 };
  return new Renderer({ ...settings, ...chosen }).render(scene, new Draws([1, 2], index, 0)).pixels;
}

function pixel(pixels: Uint8Array, x: number, y: number, side = 32): number[] {
  return [...pixels.subarray(3 * (y * side + x), 3 * (y * side + x) + 3)];
}

/** Number of pixels that differ clearly. */
function difference(one: Uint8Array, other: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 3)
    if ([0, 1, 2].some((channel) => Math.abs(one[at + channel]! - other[at + channel]!) > 60)) count++;
  return count;
}

describe("colours", () => {
  it("are the colour circle's", () => {
    expect(rgbOf({ name: "", hue: 0, saturation: 1, value: 1 }, 0)).toEqual([255, 0, 0]);
    expect(rgbOf({ name: "", hue: 120, saturation: 1, value: 1 }, 0)).toEqual([0, 255, 0]);
    expect(rgbOf({ name: "", hue: 180, saturation: 0.5, value: 1 }, 60)).toEqual([127.5, 127.5, 255]);
    const [turned, there] = [
      rgbOf({ name: "", hue: 350, saturation: 1, value: 0.5 }, 20),
      rgbOf({ name: "", hue: 10, saturation: 1, value: 0.5 }, 0),
    ];
    turned.forEach((value, channel) => expect(value).toBeCloseTo(there[channel]!, 9));
  });

  it.each(COLOURS.map(({ name }, colour) => ({ name, colour })))(
    "$name is painted as it is",
    ({ colour }) => {
      const expected = rgbOf(COLOURS[colour]!, 0).map(Math.round);
      const found = pixel(draw({ colour }), 16, 16);
      found.forEach((value, channel) => expect(Math.abs(value - expected[channel]!)).toBeLessThanOrEqual(1));
    },
  );

  it("are far from each other and from every background", () => {
    const all = [...COLOURS.map((colour) => rgbOf(colour, 0)), [85, 85, 85], [20, 20, 20]];
    all.forEach((one, place) =>
      all.slice(place + 1, COLOURS.length + 1).forEach((other) => {
        expect(Math.hypot(...one.map((value, channel) => value - other[channel]!))).toBeGreaterThan(60);
      }),
    );
  });

  it("drift with the steps", () => {
    const drifted = pixel(draw({}, { hueDrift: 10 }, 4), 16, 16);
    expect(drifted).toEqual(rgbOf(COLOURS[0]!, 30).map(Math.round));
    expect(draw({}, { hueDrift: 10 }, 1)).toEqual(draw({}, {}, 1));
  });
});

describe("shapes, textures and sizes", () => {
  it.each([32, 48, 64])("look different from all others at %i pixels", (imageSize) => {
    const radius = 0.125;
    const drawn = SHAPES.flatMap((_, shape) =>
      TEXTURES.map((__, texture) => draw({ shape, texture, radius }, { imageSize })),
    );
    drawn.forEach((one, place) =>
      drawn.slice(place + 1).forEach((other) => expect(difference(one, other)).toBeGreaterThanOrEqual(4)),
    );
  });

  it("stay within the square that is painted", () => {
    for (const { name, distance } of SHAPES) {
      for (let along = -1.1; along < 1.1; along += 0.01) {
        const edges = [
          distance(along, 1.02),
          distance(along, -1.02),
          distance(1.02, along),
          distance(-1.02, along),
        ];
        expect(Math.min(...edges), `${name} at ${along}`).toBeGreaterThan(0);
      }
    }
  });

  it("have smooth outlines: a shift of a quarter of a pixel changes a picture, and little", () => {
    const change = difference(draw({ shape: 0 }), draw({ shape: 0, x: 0.5 + 0.25 / 32 }));
    expect(change).toBe(0);
    expect(draw({ shape: 0 })).not.toEqual(draw({ shape: 0, x: 0.5 + 0.25 / 32 }));
  });

  it("are cut at the edges of the picture", () => {
    for (const [x, y] of [
      [0, 0.5],
      [1, 0.5],
      [0.5, 0],
      [0.5, 1],
    ] as const) {
      const cut = draw({ x, y });
      const red = (place: number) => cut[3 * place]! > 200;
      const count = Array.from({ length: 32 * 32 }, (_, place) => red(place)).filter(Boolean).length;
      // Half of a square of 2 x 0.83 x 8 pixels.
      expect(count).toBeGreaterThan(70);
      expect(count).toBeLessThan(95);
    }
  });

  it("cover what their area says", () => {
    const grey = 40;
    const red = Math.round(0.95 * 255);
    const painted = (shape: number) => {
      const pixels = draw({ shape }, { imageSize: 128 });
      let sum = 0;
      for (let at = 0; at < pixels.length; at += 3) sum += (pixels[at]! - grey) / (red - grey);
      return sum / 32 ** 2;
    };
    expect(painted(0)).toBeCloseTo(Math.PI * 0.9 ** 2, 1);
    expect(painted(1)).toBeCloseTo((2 * 0.83) ** 2, 1);
    expect(painted(4)).toBeCloseTo(Math.PI * (0.95 ** 2 - 0.49 ** 2), 1);
  });
});

describe("what no caption tells", () => {
  it("noise has the strength that is asked for, and a mean of zero", () => {
    const [quiet, loud] = [draw(), draw({}, { noise: 0.1 })];
    const changes = Array.from(loud, (value, at) => value - quiet[at]!);
    expect([Math.max(...changes), Math.min(...changes)]).toEqual([26, -25]);
    expect(Math.abs(changes.reduce((sum, change) => sum + change) / changes.length)).toBeLessThan(0.6);
    expect(draw({}, { noise: 0.1 }, 1, 1)).not.toEqual(loud);
  });

  it("backgrounds vary if asked to", () => {
    const corners = [0, 1, 2, 3].map(
      (index) => pixel(draw({}, { background: "varied" }, 1, index), 0, 0)[0]!,
    );
    expect(new Set(corners).size).toBeGreaterThan(2);
    expect(pixel(draw(), 0, 0)).toEqual([40, 40, 40]);
  });

  it("specks come in the last step alone, behind the objects", () => {
    const [clean, cluttered] = [draw({}, {}, 5), draw({}, { clutter: 200 }, 5)];
    expect(cluttered).not.toEqual(clean);
    expect(pixel(cluttered, 16, 16)).toEqual(pixel(clean, 16, 16));
    expect(draw({}, { clutter: 200 }, 4)).toEqual(draw({}, {}, 4));
  });
});
