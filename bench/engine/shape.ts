/** The size of a training step. */
export interface Shape {
  /** Pairs per batch. */
  readonly batch: number;
  /** Width of both towers and of the embedding. */
  readonly width: number;
  /** Layers of each tower. */
  readonly layers: number;
}

/** Parses `64/128/4`. @throws RangeError */
export function parseShape(text: string): Shape {
  const [, batch, width, layers] = /^(\d+)\/(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!batch || !width || !layers || width % 32 !== 0)
    throw new RangeError(`"${text}" must be batch/width/layers, with a width divisible by 32.`);
  return { batch, width, layers };
}

/** The inverse of `parseShape`. */
export function shapeName({ batch, width, layers }: Shape): string {
  return `${batch}/${width}/${layers}`;
}
