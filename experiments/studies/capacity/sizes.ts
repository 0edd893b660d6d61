/** A fixed model with equal towers and no shared block. */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly depth: number;
  readonly embedding: number;
}

/** Sizes, ascending. */
export const SIZES: readonly Size[] = [
  { name: "32x1", width: 32, depth: 1, embedding: 32 },
  { name: "32x2", width: 32, depth: 2, embedding: 32 },
  { name: "64x2", width: 64, depth: 2, embedding: 64 },
  { name: "96x3", width: 96, depth: 3, embedding: 128 },
];

/** The size as an experiment's start. */
export function architectureOf({ width, depth, embedding }: Size): Readonly<Record<string, number>> {
  return {
    "image.depth": depth,
    "image.width": width,
    "image.mlpRatio": 2,
    "text.depth": depth,
    "text.width": width,
    "text.mlpRatio": 2,
    "shared.depth": 0,
    "shared.mlpRatio": 2,
    "embedding.width": embedding,
  };
}
