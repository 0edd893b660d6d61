/** Unicode emoji releases in chronological order. */
export const RELEASES = [
  "0.6",
  "0.7",
  "1.0",
  "2.0",
  "3.0",
  "4.0",
  "5.0",
  "11.0",
  "12.0",
  "12.1",
  "13.0",
  "13.1",
  "14.0",
  "15.0",
  "15.1",
  "16.0",
];

/** The last release of each growth step. With 3 and 5 steps, all bring about the same number of drawings. */
const LAST_RELEASES = {
  3: ["1.0", "4.0", "16.0"],
  5: ["0.7", "2.0", "4.0", "12.1", "16.0"],
  10: ["0.6", "0.7", "1.0", "2.0", "3.0", "4.0", "11.0", "12.1", "13.1", "16.0"],
} as const;

export type StepCount = keyof typeof LAST_RELEASES;

/** The growth step, from 1, at which a release's drawings arrive. */
export function stepOf(release: string, steps: StepCount): number {
  const order = RELEASES.indexOf(release);
  return LAST_RELEASES[steps].findIndex((last) => order <= RELEASES.indexOf(last)) + 1;
}

/** Name of each step, such as `Unicode 1.0 to 2.0`. */
export function stepNames(steps: StepCount): string[] {
  return LAST_RELEASES[steps].map((last, index) => {
    const before = LAST_RELEASES[steps][index - 1];
    const first = before === undefined ? RELEASES[0] : RELEASES[RELEASES.indexOf(before) + 1];
    return first === last ? `Unicode ${last}` : `Unicode ${first} to ${last}`;
  });
}
