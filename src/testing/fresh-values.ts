import type { Architecture } from "../architecture/architecture.ts";
import { type Expand, inheritedMask } from "../growth/inherited.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { describeGrowth } from "./ensure-state.ts";
import { fingerprintOf } from "./fingerprint.ts";

/**
 * Checks that entirely new arrays have equal initial values in all children of a parent.
 * @returns one sentence per array that differs.
 */
export function freshValueProblems(
  expand: Expand,
  parent: ModelState,
  targets: readonly Architecture[],
): string[] {
  const known = new Map<string, { readonly print: string; readonly growth: string }>();
  return targets.flatMap((target) => {
    const child = expand(parent, target);
    const growth = describeGrowth(parent.architecture, child.architecture);
    return newNames(expand, parent, target).flatMap((name) => {
      const live = child.parameters.get(name)!;
      const key = JSON.stringify([name, live.shape]);
      const print = fingerprintOf(new Map([[name, live]]), new Map([[name, child.averages.get(name)!]]));
      const first = known.get(key) ?? { print, growth };
      known.set(key, first);
      return first.print === print
        ? []
        : [`"${name}" of ${growth} starts with other values than of ${first.growth}`];
    });
  });
}

function newNames(expand: Expand, parent: ModelState, target: Architecture): string[] {
  const mask = inheritedMask(expand, parent, target);
  return [...mask].filter(([, { data }]) => data.every((one) => one === 0)).map(([name]) => name);
}
