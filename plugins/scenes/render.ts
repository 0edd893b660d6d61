import type { Picture } from "espalier";
import { COLOURS, rgbOf } from "./colours.ts";
import { Draws } from "./draws.ts";
import type { Scene, SceneObject } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { DARK, TEXTURES } from "./textures.ts";

/** How scenes are drawn. */
export interface RenderSettings {
  /** Side of the picture, in pixels. */
  readonly imageSize: number;
  /** `varied`: each picture has its own dark grey, lighter towards one side; `plain`: all have the same. */
  readonly background: "plain" | "varied";
  /** Largest change of a pixel, as a share of the whole range. */
  readonly noise: number;
  /** Grey specks behind the objects, in the last step. */
  readonly clutter: number;
  /** Degrees that all hues turn by from one step to the next. */
  readonly hueDrift: number;
}

/** Colours of each step; they are few, and wanted for every object. */
type Palette = readonly (readonly [number, number, number])[];

/** Numbers of noise that are kept, a power of two: pictures begin somewhere among them, which is faster than drawing. */
const KEPT = 2 ** 16;

/** Draws pictures. Everything is done in arithmetic that every machine rounds alike. */
export class Renderer {
  private readonly settings: RenderSettings;
  private readonly palettes = new Map<number, Palette>();
  /** To be added to a pixel's colours. */
  private readonly noise: Float32Array;

  constructor(settings: RenderSettings) {
    this.settings = settings;
    const draws = new Draws([1, 0], 0, 0);
    this.noise = Float32Array.from({ length: KEPT }, () => draws.around(255 * settings.noise));
  }

  /** @param draws decide what no caption tells: background, clutter, noise. */
  render(scene: Scene, draws: Draws): Picture {
    const { imageSize, clutter } = this.settings;
    const pixels = new Uint8ClampedArray(imageSize * imageSize * 3);
    this.paintBackground(pixels, draws);
    if (scene.step === 5) for (let speck = 0; speck < clutter; speck++) this.paintSpeck(pixels, draws);
    for (const object of scene.objects) this.paint(object, this.palette(scene.step), pixels, draws);
    return { width: imageSize, height: imageSize, pixels: new Uint8Array(pixels.buffer) };
  }

  private palette(step: number): Palette {
    let palette = this.palettes.get(step);
    if (palette === undefined) {
      palette = COLOURS.map((colour) => rgbOf(colour, this.settings.hueDrift * (step - 1)));
      this.palettes.set(step, palette);
    }
    return palette;
  }

  private paintBackground(pixels: Uint8ClampedArray, draws: Draws): void {
    const { noise } = this;
    const { imageSize: side, background } = this.settings;
    const isVaried = background === "varied";
    const grey = isVaried ? 20 + 40 * draws.uniform() : 40;
    const [right, down] = isVaried ? [draws.around(25) / side, draws.around(25) / side] : [0, 0];
    let next = draws.below(KEPT);
    for (let row = 0, at = 0; row < side; row++) {
      let value = grey + down * row;
      for (let column = 0; column < side; column++, at += 3, next += 3, value += right) {
        pixels[at] = value + (noise[next % KEPT] as number);
        pixels[at + 1] = value + (noise[(next + 1) % KEPT] as number);
        pixels[at + 2] = value + (noise[(next + 2) % KEPT] as number);
      }
    }
  }

  /** A grey square of a pixel or more. */
  private paintSpeck(pixels: Uint8ClampedArray, draws: Draws): void {
    const { imageSize } = this.settings;
    const size = Math.max(1, Math.floor(imageSize / 24));
    const [left, top] = [draws.below(imageSize - size), draws.below(imageSize - size)];
    const grey = 80 + 90 * draws.uniform();
    for (let row = top; row < top + size; row++) {
      const start = 3 * (row * imageSize + left);
      pixels.fill(grey, start, start + 3 * size);
    }
  }

  /** Blends an object in, by the share of each pixel that it covers. */
  private paint(object: SceneObject, palette: Palette, pixels: Uint8ClampedArray, draws: Draws): void {
    const { imageSize: side } = this.settings;
    let next = draws.below(KEPT);
    const [centreX, centreY, reach] = [object.x * side, object.y * side, object.radius * side];
    const [red, green, blue] = palette[object.colour] as Palette[number];
    const { distance } = SHAPES[object.shape] as (typeof SHAPES)[number];
    const { isDark } = TEXTURES[object.texture] as (typeof TEXTURES)[number];
    const [left, right] = [first(centreX - reach), last(centreX + reach, side)];
    const bottom = last(centreY + reach, side);
    for (let row = first(centreY - reach); row < bottom; row++) {
      const down = (row + 0.5 - centreY) / reach;
      for (let column = left; column < right; column++) {
        const across = (column + 0.5 - centreX) / reach;
        const cover = 0.5 - distance(across, down) * reach;
        if (cover <= 0) continue;
        const share = cover < 1 ? cover : 1;
        const light = share * (isDark(across, down) ? DARK : 1);
        const noise = share * (this.noise[next++ % KEPT] as number);
        const at = 3 * (row * side + column);
        pixels[at] = (pixels[at] as number) * (1 - share) + red * light + noise;
        pixels[at + 1] = (pixels[at + 1] as number) * (1 - share) + green * light + noise;
        pixels[at + 2] = (pixels[at + 2] as number) * (1 - share) + blue * light + noise;
      }
    }
  }
}

/** The first pixel that an object that begins here touches. */
function first(edge: number): number {
  return Math.max(0, Math.floor(edge - 0.5));
}

/** The pixel behind the last one that an object that ends here touches. */
function last(edge: number, side: number): number {
  return Math.min(side, Math.ceil(edge + 0.5));
}
