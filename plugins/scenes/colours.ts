/** A named colour. */
export interface Colour {
  readonly name: string;
  /** Degrees on the colour circle. */
  readonly hue: number;
  /** 0 to 1. */
  readonly saturation: number;
  /** 0 to 1. */
  readonly value: number;
}

/** Colours: five for the first growth step, five more from the second on. */
export const COLOURS: readonly Colour[] = [
  { name: "red", hue: 0, saturation: 0.9, value: 0.95 },
  { name: "green", hue: 120, saturation: 0.85, value: 0.75 },
  { name: "blue", hue: 225, saturation: 0.85, value: 1 },
  { name: "yellow", hue: 56, saturation: 0.9, value: 1 },
  { name: "purple", hue: 280, saturation: 0.8, value: 0.8 },
  { name: "orange", hue: 28, saturation: 0.95, value: 1 },
  { name: "cyan", hue: 180, saturation: 0.8, value: 0.95 },
  { name: "pink", hue: 330, saturation: 0.4, value: 1 },
  { name: "brown", hue: 25, saturation: 0.7, value: 0.55 },
  { name: "white", hue: 0, saturation: 0, value: 1 },
];

/**
 * Red, green and blue from 0 to 255, by the hexagon model (Smith 1978). It uses only arithmetic with the same rounding on
 * every machine.
 * @param turned degrees that the hue is turned by.
 */
export function rgbOf({ hue, saturation, value }: Colour, turned: number): readonly [number, number, number] {
  const channel = (offset: number) => {
    const place = ((((hue + turned) / 60 + offset) % 6) + 6) % 6;
    return 255 * value * (1 - saturation * Math.max(0, Math.min(1, place, 4 - place)));
  };
  return [channel(5), channel(3), channel(1)];
}
