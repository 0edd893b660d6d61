import type { Picture } from "espalier/image-text";
import { COLOURS, rgbOf } from "./colours.ts";
import { Draws } from "./draws.ts";
import type { Scene, SceneObject } from "./scene.ts";
import { Stamps } from "./stamps.ts";
import { STEPS } from "./vocabulary.ts";

/** Settings for drawing scenes. */
export interface RenderSettings {
  /** Side of the picture, in pixels. */
  readonly imageSize: number;
  /** `varied`: a random dark grey with a gradient per picture. `plain`: the same grey for all. */
  readonly background: "plain" | "varied";
  /** Largest noise on a pixel, as a share of the range. */
  readonly noise: number;
  /** Number of grey specks behind the objects, in the last step. */
  readonly clutter: number;
  /** Rotation of all hues per step, in degrees. */
  readonly hueDrift: number;
}

/** Colours of a step as RGB. Cached, since every object needs them. */
type Palette = readonly (readonly [number, number, number])[];

/** Number of offsets into the precomputed noise, which is faster than drawing it for each picture. */
const NOISE_OFFSETS = 2 ** 16;

/** Draws pictures, using only arithmetic with the same rounding on every machine. */
export class Renderer {
  private readonly settings: RenderSettings;
  private readonly stamps: Stamps;
  private readonly palettes = new Map<number, Palette>();
  /** Precomputed noise, added to a picture's bytes from a random offset on. */
  private readonly noise: Float32Array;

  constructor(settings: RenderSettings) {
    this.settings = settings;
    this.stamps = new Stamps(settings.imageSize);
    const draws = new Draws([1, 0], 0, 0);
    const length = NOISE_OFFSETS + 3 * settings.imageSize ** 2;
    this.noise = Float32Array.from({ length }, () => draws.around(255 * settings.noise));
  }

  /** @param draws for everything outside the captions: background, clutter and noise. */
  render(scene: Scene, draws: Draws): Picture {
    const { imageSize, clutter } = this.settings;
    const pixels = new Uint8ClampedArray(imageSize * imageSize * 3);
    this.paintBackground(pixels, draws);
    if (scene.step === STEPS) for (let speck = 0; speck < clutter; speck++) this.paintSpeck(pixels, draws);
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
    let next = draws.below(NOISE_OFFSETS);
    for (let row = 0, at = 0; row < side; row++) {
      let value = grey + down * row;
      for (let column = 0; column < side; column++, at += 3, next += 3, value += right) {
        pixels[at] = value + (noise[next] as number);
        pixels[at + 1] = value + (noise[next + 1] as number);
        pixels[at + 2] = value + (noise[next + 2] as number);
      }
    }
  }

  /** A grey square of at least one pixel. */
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

  /** Blends an object into the picture by its coverage of each pixel. */
  private paint(object: SceneObject, palette: Palette, pixels: Uint8ClampedArray, draws: Draws): void {
    const { imageSize } = this.settings;
    const { stamp, left, top } = this.stamps.of(object);
    const { side, cover, light } = stamp;
    const [red, green, blue] = palette[object.colour] as Palette[number];
    const [first, last] = [Math.max(0, -left), Math.min(side, imageSize - left)];
    const bottom = Math.min(side, imageSize - top);
    let next = draws.below(NOISE_OFFSETS);
    for (let row = Math.max(0, -top); row < bottom; row++) {
      for (let column = first; column < last; column++) {
        const place = row * side + column;
        const covered = cover[place] as number;
        if (covered === 0) continue;
        const lit = light[place] as number;
        const noise = covered * (this.noise[next++] as number);
        const at = 3 * ((top + row) * imageSize + left + column);
        pixels[at] = (pixels[at] as number) * (1 - covered) + red * lit + noise;
        pixels[at + 1] = (pixels[at + 1] as number) * (1 - covered) + green * lit + noise;
        pixels[at + 2] = (pixels[at + 2] as number) * (1 - covered) + blue * lit + noise;
      }
    }
  }
}
