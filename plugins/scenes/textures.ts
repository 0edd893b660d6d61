/** Texture of an object's surface. */
export interface Texture {
  readonly name: string;
  /** Whether a point has the darker shade. Coordinates are in units of the radius, from the centre. */
  readonly isDark: (x: number, y: number) => boolean;
}

/** Share of the colour in the darker shade. */
export const DARK = 0.35;

/** Textures from the second growth step on. In the first, everything is plain. */
export const TEXTURES: readonly Texture[] = [
  { name: "plain", isDark: () => false },
  { name: "striped", isDark: (_, y) => fractionOf((y + 1.16) / 0.66) < 0.5 },
  { name: "dotted", isDark: isInDot },
  { name: "checked", isDark: (x, y) => fractionOf((x + 4) / 1.1) < 0.5 !== fractionOf((y + 4) / 1.1) < 0.5 },
];

/** Dots in rows and columns, one of them in the centre. */
function isInDot(x: number, y: number): boolean {
  const [right, down] = [fractionOf(x / 0.66 + 0.5) - 0.5, fractionOf(y / 0.66 + 0.5) - 0.5];
  return right * right + down * down < 0.085;
}

/** Fractional part of a number. */
function fractionOf(value: number): number {
  return value - Math.floor(value);
}
