import type { SweepView } from "../../report/view/sweep-page.ts";

/** Colours in style.css; further arms begin again with the first. */
const COLOURS = 6;

/** The colour of an arm, by its place in the plan. */
export function colourOf(arms: SweepView["arms"], arm: string): string {
  return `var(--arm-${arms.findIndex(({ name }) => name === arm) % COLOURS})`;
}
