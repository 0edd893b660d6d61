/** A kind of object. */
export interface Shape {
  readonly name: string;
  readonly plural: string;
  /**
   * Signed distance of a point, in units of the object's radius: positive outside, negative inside. Exact near the outline.
   * @param x to the right of the centre, in units of the radius.
   * @param y below the centre, in units of the radius.
   */
  readonly distance: (x: number, y: number) => number;
}

/** Shapes: five for the first growth step, three more from the second on. No outline is a rotation of another. */
export const SHAPES: readonly Shape[] = [
  { name: "circle", plural: "circles", distance: (x, y) => Math.sqrt(x * x + y * y) - 0.9 },
  { name: "square", plural: "squares", distance: (x, y) => Math.max(Math.abs(x), Math.abs(y)) - 0.83 },
  { name: "triangle", plural: "triangles", distance: triangle },
  { name: "cross", plural: "crosses", distance: cross },
  { name: "ring", plural: "rings", distance: (x, y) => Math.abs(Math.sqrt(x * x + y * y) - 0.72) - 0.23 },
  { name: "diamond", plural: "diamonds", distance: diamond },
  { name: "star", plural: "stars", distance: star },
  { name: "moon", plural: "moons", distance: moon },
];

/** Equilateral, standing on one side. */
function triangle(x: number, y: number): number {
  const below = y - 0.15;
  return Math.max(below - 0.5, 0.8660254 * Math.abs(x) - 0.5 * below - 0.5);
}

/** Two bars. */
function cross(x: number, y: number): number {
  const [long, wide] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))];
  return Math.max(long - 0.92, wide - 0.3);
}

/** Taller than wide, so that it differs from a square on its corner. */
function diamond(x: number, y: number): number {
  return 0.8479983 * Math.abs(x) + 0.5299989 * Math.abs(y) - 0.52;
}

/**
 * Five-pointed star. Its points are inside at least four of the five lines that form it, so the second largest distance
 * counts. By symmetry only one half is computed, in which the lower line is never second.
 */
function star(x: number, y: number): number {
  const across = Math.abs(x);
  const [top, side] = [-y, 0.9510565 * across - 0.309017 * y];
  const [near, far] = [0.5877853 * across + 0.809017 * y, 0.809017 * y - 0.5877853 * across];
  return Math.max(Math.min(Math.max(top, side), near), Math.min(top, side), far) - 0.31;
}

/** A disc minus another disc. */
function moon(x: number, y: number): number {
  const aside = x - 0.55;
  return Math.max(Math.sqrt(x * x + y * y) - 0.95, 0.8 - Math.sqrt(aside * aside + y * y));
}
