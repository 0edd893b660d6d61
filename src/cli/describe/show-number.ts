// `toLocaleString` makes one of these each time.
const grouped = new Intl.NumberFormat("en");

/** A whole number with all its digits, another one with five: `47,937`, `0.12346`. */
export function showNumber(value: number): string {
  return Number.isSafeInteger(value) ? grouped.format(value) : value.toPrecision(5);
}

/** `1 candidate`, `2 candidates` or `12,500 candidates`. */
export function counted(count: number, noun: string): string {
  return `${showNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}
