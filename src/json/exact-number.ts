/**
 * Whether parsing keeps a number's value: integers beyond 2^53 may change, and exponents may leave the range.
 * Fraction digits beyond 64-bit precision are ignored.
 * @param text as JSON writes a number.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^-?[\d.]*[1-9]/.test(text);
  if (!/^-?\d+(\.0+)?$/.test(text) || Number.isSafeInteger(value)) return true;
  const [digits] = text.split(".") as [string];
  // The shortest text of a number always parses to that number.
  return digits === String(value) || BigInt(digits) === BigInt(value);
}

/** Whether a parsed number may differ from its text. */
export function isDoubtful(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
