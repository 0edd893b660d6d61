/** An integer that a number holds exactly, from `low`. */
export function isCount(value: unknown, low = 0): value is number {
  return Number.isSafeInteger(value) && (value as number) >= low;
}

export function isFigure(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** An object, whatever its class, that is not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/** The first thing wrong with an entry, with its place. */
export function firstFault<Entry>(
  entries: Iterable<Entry>,
  faultOf: (entry: Entry, index: number) => string | undefined,
): string | undefined {
  let index = 0;
  for (const entry of entries) {
    const fault = faultOf(entry, index);
    if (fault !== undefined) return `entry ${index}: ${fault}`;
    index++;
  }
  return undefined;
}
