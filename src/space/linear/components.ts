import { valuesWhereInactive } from "../dependencies.ts";
import type { Splitting } from "./branch.ts";

/** Groups of dimensions connected by rows or conditions, as sorted indices. */
export function componentsOf({ order, rows, placeOf }: Splitting): number[][] {
  const groups = order.map((_, place) => new Set([place]));
  const connect = (places: readonly number[]) => {
    const together = new Set(places.flatMap((place) => [...groups[place]!]));
    for (const place of together) groups[place] = together;
  };
  for (const { terms } of rows) connect(terms.map(({ place }) => place));
  for (const [place, { parents }] of order.entries())
    connect([place, ...parents.map((parent) => placeOf.get(parent)!)]);
  return [...new Set(groups)].map((group) => [...group].toSorted((one, other) => one - other));
}

/** Indices of dimensions that affect neither a row nor a dimension that does. */
export function freePlaces({ order, rows, placeOf }: Splitting): ReadonlySet<number> {
  const bound = new Set(rows.flatMap(({ terms }) => terms.map(({ place }) => place)));
  const deciding = new Set<number>();
  for (const [place, one] of [...order.entries()].toReversed()) {
    const mayBeImpossible = one.parents.length > 0 && valuesWhereInactive(one).length === 0;
    if (bound.has(place) || mayBeImpossible) deciding.add(place);
    if (deciding.has(place)) for (const parent of one.parents) deciding.add(placeOf.get(parent)!);
  }
  return new Set([...order.keys()].filter((place) => !deciding.has(place)));
}
