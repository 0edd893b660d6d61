import type { Address } from "./addresses.ts";
import type { Arrival } from "./text-stream.ts";

/** Divides addresses into steps of whole years, such that each step has about twice the bytes of the one before. */
export function doublingYears(addresses: readonly Address[], steps: number): readonly Arrival[] {
  const bytes = addresses.map(({ text }) => Buffer.byteLength(text));
  const whole = bytes.reduce((sum, size) => sum + size, 0);
  const lastYears = Array.from({ length: steps }, (_, index) =>
    yearAt(addresses, bytes, (whole * (2 ** (index + 1) - 1)) / (2 ** steps - 1)),
  );
  return lastYears.map((last, index) => {
    const first = (lastYears[index - 1] ?? -Infinity) + 1;
    const documents = addresses.filter(({ year }) => first <= year && year <= last);
    return { name: `${documents[0]?.year} to ${last}`, documents };
  });
}

/** The year at whose end the bytes so far are closest to a number. */
function yearAt(addresses: readonly Address[], bytes: readonly number[], wanted: number): number {
  let sum = 0;
  let [best, distance] = [0, Infinity];
  addresses.forEach(({ year }, index) => {
    sum += bytes[index]!;
    if (addresses[index + 1]?.year === year) return;
    const away = Math.abs(sum - wanted);
    if (away < distance) [best, distance] = [year, away];
  });
  return best;
}
