import { expect } from "vitest";
import { inheritedMask } from "../growth/inherited.ts";
import type { InheritanceRequest } from "../growth/parameter-inheritance.ts";
import type { Anchor } from "../training/training-plan.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { ensure } from "./ensure.ts";

/**
 * Checks that a training can use an anchor.
 * @param request the inheritance's request; omitted: any coordinate may be anchored.
 */
export function ensureAnchor(
  { weights, mask, momentum, pull }: Anchor,
  { averages }: ModelState,
  request?: InheritanceRequest,
): void {
  const isShare = (value: number) => value >= 0 && value <= 1;
  ensure(
    isShare(momentum) && isShare(pull),
    `an anchor's momentum and pull must be in [0, 1]: ${momentum}, ${pull}`,
  );
  const shapes = (tree: ParameterTree) => new Map([...tree].map(([name, { shape }]) => [name, shape]));
  expect(shapes(weights), "an anchor's weights must match the trainable parameters").toEqual(
    shapes(averages),
  );
  expect(shapes(mask), "an anchor's mask must match the trainable parameters").toEqual(shapes(averages));
  const isMask = [...mask.values()].every(({ data }) => data.every((value) => value === 0 || value === 1));
  ensure(isMask, "an anchor's mask must be 1 for inherited coordinates and 0 for new ones");
  if (request !== undefined) ensureInherited(mask, request);
}

function ensureInherited(mask: ParameterTree, { parent, child, expand }: InheritanceRequest): void {
  const inherited = inheritedMask(expand, parent, child);
  const wrong = [...mask].find(([name, { data }]) =>
    data.some((value, index) => value === 1 && inherited.get(name)!.data[index] === 0),
  );
  ensure(wrong === undefined, `an anchor must not pull new coordinates of "${wrong?.[0]}": their mask is 0`);
}
