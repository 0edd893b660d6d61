import type { Architecture, ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import type { Reach } from "../growth/growth-dimension.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ValueList } from "../space/value-list.ts";

/** A growth that changes something. */
export interface Growth {
  readonly from: Architecture;
  /** The values after growth, at least one. */
  readonly values: ArchitectureValues;
}

/** The reaches of an architecture. */
export type ReachOf = (current: Architecture) => readonly Reach[];

/** Maximum number of architectures of a space that are visited. */
const LOOKED_AT = 1000;

/** Maximum number of growths along one dimension. */
const ALONG_ONE = 12;

const lists = new WeakMap<SearchSpace, readonly Architecture[]>();

/** The architectures of a space in order; of a large space a fixed sample. */
export function architecturesOf(space: SearchSpace): readonly Architecture[] {
  const architectures = lists.get(space) ?? listOf(space);
  lists.set(space, architectures);
  return architectures;
}

function listOf(space: SearchSpace): readonly Architecture[] {
  if (space.gridSize <= LOOKED_AT) return [...space.enumerate()];
  const key = new Random("kit");
  const drawn = Array.from({ length: LOOKED_AT }, (_, index) => space.sample(key.fork(index)));
  return [space.smallest(), ...drawn];
}

/**
 * Growths for every operator: along each dimension from each value to the next one and to the last one, from the
 * first and the last architecture where that is possible; then along all dimensions at once.
 */
export function growthsOf(reachOf: ReachOf, space: SearchSpace): readonly Growth[] {
  const architectures = architecturesOf(space);
  const along = new Map<string, Map<string, Growth[]>>();
  for (const from of architectures) {
    for (const { dimension, values } of reachOf(from)) {
      for (const to of nextAndLast(values)) {
        const alike = within(within(along, dimension, new Map()), `${values.at(0)} ${to}`, []);
        alike.push({ from, values: { [dimension]: to } });
      }
    }
  }
  return [
    ...[...along.values()].flatMap((steps) =>
      thinned([...steps.values()].flatMap((alike) => firstAndLast(alike, space))),
    ),
    ...together(reachOf, architectures),
  ];
}

/** A random growth; `undefined` if the space has none. */
export function anyGrowth(reachOf: ReachOf, space: SearchSpace, random: Random): Growth | undefined {
  const from = random
    .fork("from")
    .shuffle(architecturesOf(space))
    .find((one) => growing(reachOf(one)).length > 0);
  if (from === undefined) return undefined;
  const reaches = growing(reachOf(from));
  const sure = random.fork("sure").choice(reaches);
  const drawn = reaches.map((reach) => {
    const values = reach === sure ? reach.values.slice(1) : reach.values;
    return [reach.dimension, random.fork("value", reach.dimension).choice(values)] as const;
  });
  return { from, values: Object.fromEntries(drawn) };
}

function growing(reaches: readonly Reach[]): readonly Reach[] {
  return reaches.filter(({ values }) => values.length > 1);
}

function nextAndLast(values: ValueList): ReadonlySet<ArchitectureValue> {
  return new Set([...values.slice(1, 2), ...values.slice(1).slice(-1)]);
}

/** The first and the last growth between the same two values, preferably inside the space. */
function firstAndLast(alike: readonly Growth[], space: SearchSpace): readonly Growth[] {
  const inside = alike.filter(({ from, values }) => space.contains(from.with(values)));
  const some = inside.length > 0 ? inside : alike;
  return [...new Set([...some.slice(0, 1), ...some.slice(-1)])];
}

/** Growths along all dimensions, of the first and the last architecture that can grow along the most. */
function together(reachOf: ReachOf, architectures: readonly Architecture[]): readonly Growth[] {
  const reaches = architectures.map((from) => ({ from, reaches: growing(reachOf(from)) }));
  const most = reaches.reduce((count, one) => Math.max(count, one.reaches.length), 0);
  if (most < 2) return [];
  const able = reaches.filter(({ reaches }) => reaches.length === most);
  return [...new Set([able[0]!, able.at(-1)!])].flatMap(({ from, reaches }) =>
    [1, -1].map((place) => ({
      from,
      values: Object.fromEntries(reaches.map(({ dimension, values }) => [dimension, values.at(place)!])),
    })),
  );
}

/** At most `ALONG_ONE` growths, evenly spread from first to last. */
function thinned(growths: readonly Growth[]): readonly Growth[] {
  if (growths.length <= ALONG_ONE) return growths;
  const step = (growths.length - 1) / (ALONG_ONE - 1);
  return Array.from({ length: ALONG_ONE }, (_, place) => growths[Math.round(place * step)]!);
}

/** The value of a key, set to `initial` if missing. */
function within<Value>(map: Map<string, Value>, key: string, initial: Value): Value {
  const value = map.get(key) ?? initial;
  map.set(key, value);
  return value;
}
