/**
 * Whether a number is still the one that its text says after it was read: integers beyond 2^53 may change, and exponents
 * may leave the range. Digits behind the point that no number of 64 bits can hold do not count.
 * @param text as JSON writes a number.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^-?[\d.]*[1-9]/.test(text);
  if (!/^-?\d+(\.0+)?$/.test(text) || Number.isSafeInteger(value)) return true;
  const [digits] = text.split(".") as [string];
  // What was written as the shortest text of a number is read as the same number.
  return digits === String(value) || BigInt(digits) === BigInt(value);
}

/** Whether a number that was read may be another one than its text says. */
export function isDoubtful(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
