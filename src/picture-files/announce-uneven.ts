import { notify } from "../download/notices.ts";
import { shareUpTo, type StepSizes } from "./divide-arrivals.ts";

/** Largest difference from a step's intended share of the pictures without a notice. */
const TOLERANCE = 0.25;

/** A growth step's name and number of pictures. */
interface SizedStep {
  readonly name: string;
  readonly count: number;
}

/** Tells the user if the largest arrival makes steps that are far from the sizes that were asked for. */
export function announceUneven(source: string, steps: readonly SizedStep[], sizes: StepSizes): void {
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const shares = steps.map(({ name, count }, index) => ({
    name,
    share: count / total,
    intended: shareUpTo(index + 1, steps.length, sizes) - shareUpTo(index, steps.length, sizes),
  }));
  const excess = ({ share, intended }: (typeof shares)[number]) => share - intended;
  const [worst] = shares.toSorted((one, other) => excess(other) - excess(one));
  if (worst === undefined || excess(worst) <= TOLERANCE) return;
  const [share, intended] = [worst.share, worst.intended].map((value) => Math.round(100 * value));
  notify(
    `${source}: growth step "${worst.name}" has ${share} % of the pictures in place of ${intended} %. Pictures with one ` +
      "arrival arrive together; use a finer arrival, fewer steps, or leave the arrival out.",
  );
}
