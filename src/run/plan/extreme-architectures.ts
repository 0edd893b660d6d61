import type { Architecture } from "../../architecture/architecture.ts";
import { costOf } from "../../architecture/model-family.ts";
import type { ModelFamily } from "../../architecture/model-family.ts";
import type { SearchSpace } from "../../space/search-space.ts";

/** Largest number of points that are compared. In a larger space these are the first and the last ones. */
const LOOKS = 20_000;

/** The architectures of a space with the fewest and with the most parameters; `undefined` if none was found. */
export function extremeArchitectures(
  space: SearchSpace,
  family: ModelFamily,
): { readonly smallest: Architecture; readonly largest: Architecture } | undefined {
  let smallest: Architecture | undefined;
  let largest: Architecture | undefined;
  let [fewest, most] = [Infinity, -Infinity];
  for (const architecture of lookedAt(space)) {
    const { parameters } = costOf(family, architecture);
    if (parameters < fewest) [smallest, fewest] = [architecture, parameters];
    if (parameters > most) [largest, most] = [architecture, parameters];
  }
  return smallest && largest && { smallest, largest };
}

function* lookedAt(space: SearchSpace): Generator<Architecture> {
  const isAll = space.gridSize <= LOOKS;
  for (let look = 0; look < Math.min(space.gridSize, LOOKS); look++) {
    const isBehind = !isAll && look % 2 === 1 && Number.isSafeInteger(space.gridSize);
    const place = isAll ? look : Math.floor(look / 2);
    const architecture = space.at(isBehind ? space.gridSize - 1 - place : place);
    if (architecture !== undefined) yield architecture;
  }
}
