/** How an object's surface is patterned. */
export interface Texture {
  readonly name: string;
  /** Whether a point, in the object's radius from its centre, is of the darker shade. */
  readonly isDark: (x: number, y: number) => boolean;
}

/** What the darker shade keeps of the colour. */
export const DARK = 0.35;

/** All from the second growth step on; before, everything is plain. */
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

/** What is left of a number without its whole part. */
function fractionOf(value: number): number {
  return value - Math.floor(value);
}
