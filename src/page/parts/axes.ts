import type * as Plot from "@observablehq/plot";
import { showScoreTick } from "../numbers.ts";

/** A horizontal axis with its label in the middle below. @param offset of the label in pixels. */
export function bottomAxis(label: string, offset: number): Plot.ScaleOptions {
  return { label, labelArrow: "none", labelAnchor: "center", labelOffset: offset };
}

/** A vertical axis of numbers with a grid. */
export function leftAxis(label: string): Plot.ScaleOptions {
  return { label, labelArrow: "none", grid: true, nice: true, tickSize: 0, ticks: 6 };
}

/** A vertical axis of a score. @param unit omitted: a share, shown in percent. */
export function scoreAxis(name: string, unit: string | undefined): Plot.ScaleOptions {
  return { ...leftAxis(name), tickFormat: (value: number) => showScoreTick(value, unit) };
}
