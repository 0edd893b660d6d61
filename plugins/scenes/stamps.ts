import type { SceneObject } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { DARK, TEXTURES } from "./textures.ts";

/** Positions of a centre per pixel: objects are placed at quarters of a pixel. */
const PLACES = 4;

/** Largest size of the cached stamps, in bytes. */
const MAX_BYTES = 32 * 2 ** 20;

/** An object in grey, `[side, side]` pixels around its centre. */
export interface Stamp {
  readonly side: number;
  /** Coverage of each pixel, 0 to 1. */
  readonly cover: Float32Array;
  /** Share of the object's colour in each pixel, lower at the outline and in dark parts of the texture. */
  readonly light: Float32Array;
}

/** A stamp and the position of its first pixel. */
export interface PlacedStamp {
  readonly stamp: Stamp;
  readonly left: number;
  readonly top: number;
}

/** Stamps of objects in pictures of one size. Cached, since there are only some thousand different ones. */
export class Stamps {
  private readonly imageSize: number;
  private readonly known = new Map<number, Stamp>();
  private bytes = 0;

  constructor(imageSize: number) {
    this.imageSize = imageSize;
  }

  of({ shape, texture, radius, x, y }: SceneObject): PlacedStamp {
    const reach = radius * this.imageSize;
    const margin = Math.ceil(reach) + 1;
    const [right, down] = [Math.floor(x * this.imageSize * PLACES), Math.floor(y * this.imageSize * PLACES)];
    const [column, row] = [Math.floor(right / PLACES), Math.floor(down / PLACES)];
    const [partRight, partDown] = [right - PLACES * column, down - PLACES * row];
    // The key rounds radii to a thousandth of the side.
    const kind = (Math.round(1000 * radius) * SHAPES.length + shape) * TEXTURES.length + texture;
    const key = (kind * PLACES + partRight) * PLACES + partDown;
    const stamp =
      this.known.get(key) ??
      this.keep(key, drawn(shape, texture, reach, [margin + partRight / PLACES, margin + partDown / PLACES]));
    return { stamp, left: column - margin, top: row - margin };
  }

  private keep(key: number, stamp: Stamp): Stamp {
    this.bytes += stamp.cover.byteLength + stamp.light.byteLength;
    if (this.bytes > MAX_BYTES) {
      this.known.clear();
      this.bytes = stamp.cover.byteLength + stamp.light.byteLength;
    }
    this.known.set(key, stamp);
    return stamp;
  }
}

/** Draws a stamp. @param reach the radius, in pixels. @param centre from the stamp's corner, in pixels. */
function drawn(
  shape: number,
  texture: number,
  reach: number,
  [centreX, centreY]: readonly [number, number],
): Stamp {
  const { distance } = SHAPES[shape] as (typeof SHAPES)[number];
  const { isDark } = TEXTURES[texture] as (typeof TEXTURES)[number];
  const side = 2 * Math.ceil(reach) + 3;
  const [cover, light] = [new Float32Array(side * side), new Float32Array(side * side)];
  for (let place = 0; place < side * side; place++) {
    const across = ((place % side) + 0.5 - centreX) / reach;
    const down = (Math.floor(place / side) + 0.5 - centreY) / reach;
    const covered = Math.max(0, Math.min(1, 0.5 - distance(across, down) * reach));
    cover[place] = covered;
    light[place] = covered * (isDark(across, down) ? DARK : 1);
  }
  return { side, cover, light };
}
