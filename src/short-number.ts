/** Metric prefixes by thousands. */
const PREFIXES = ["", "k", "M", "G", "T", "P", "E"];

// `toLocaleString` makes one of these each time.
const grouped = new Intl.NumberFormat("en");

/**
 * A number for people: integers below a million with all digits, larger numbers with three digits and a metric prefix,
 * others with a few digits: `47,937`, `1.48 M`, `2.315`.
 * @param digits significant digits of a number that is not an integer.
 */
export function shortNumber(value: number, digits = 4): string {
  const rounded = Number(value.toPrecision(3));
  if (Math.abs(value) >= 1e6 && Math.abs(rounded) < 1e21) {
    const power = Math.min(PREFIXES.length - 1, Math.floor(Math.log10(Math.abs(rounded)) / 3));
    return `${(rounded / 1000 ** power).toPrecision(3)} ${PREFIXES[power]}`;
  }
  return Number.isSafeInteger(value) ? grouped.format(value) : String(Number(value.toPrecision(digits)));
}
