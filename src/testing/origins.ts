import type { ModelState } from "../architecture/model-state.ts";
import type { Random } from "../random/random.ts";
import { mapTree, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";

/** Number of random halves of a parent that are changed in turn, enough to separate two dozen entries. */
const HALVES = 3;

/** Trees that must grow like the live weights. */
const FOLLOWING = ["averages", "slots.first", "slots.second", "slots.count"] as const;
type Following = (typeof FOLLOWING)[number];

/**
 * Finds averages and slots that have another origin than their weights, by changing the same entries of all trees of
 * the parent. An entry that depends on the parent's averages or slots must depend on the same entries of its weights.
 * @param expand grows a state; deterministic.
 * @returns one sentence per wrong array.
 */
export function originProblems(
  expand: (state: ModelState) => ModelState,
  parent: ModelState,
  random: Random,
): string[] {
  const child = expand(parent);
  const all = differences(child, expand(changed(parent, random.fork("all"), 1)));
  const problems = newEntryProblems(child, all.live);
  for (let half = 0; half < HALVES && problems.length === 0; half++) {
    const moved = differences(child, expand(changed(parent, random.fork("half", half), 0.5)));
    for (const tree of FOLLOWING) problems.push(...strayProblems(tree, moved));
  }
  return problems;
}

/** By tree and name, 1 where an entry has changed. */
type Moved = Readonly<Record<"live" | Following, ReadonlyMap<string, Uint8Array>>>;

function differences(one: ModelState, other: ModelState): Moved {
  const between = (tree: (state: ModelState) => ParameterTree) =>
    new Map(
      [...one.averages.keys()].map((name) => {
        const [before, after] = [tree(one).get(name)!.data, tree(other).get(name)!.data];
        return [name, new Uint8Array(before.map((value, index) => (value === after[index] ? 0 : 1)))];
      }),
    );
  return {
    live: between(({ parameters }) => parameters),
    averages: between(({ averages }) => averages),
    "slots.first": between(({ slots }) => slots.first),
    "slots.second": between(({ slots }) => slots.second),
    "slots.count": between(({ slots }) => slots.count),
  };
}

/** A state with a share of its entries changed, the same ones in every tree. */
function changed(state: ModelState, random: Random, share: number): ModelState {
  const changes = mapTree(state.averages, ({ shape, data }, name) => {
    const draws = random.fork("entries", name).uniforms(data.length);
    return { shape, data: Float32Array.from(draws, (draw) => (draw < share ? 0.5 + draw : 0)) };
  });
  const change = (tree: ParameterTree, by = (value: number) => value) =>
    mapTree(tree, (array, name) => raised(array, changes.get(name), by));
  const { parameters, averages, slots } = state;
  return {
    ...state,
    parameters: change(parameters),
    averages: change(averages),
    slots: {
      first: change(slots.first),
      second: change(slots.second),
      count: change(slots.count, Math.ceil),
    },
  };
}

function raised(array: NdArray, changes: NdArray | undefined, by: (value: number) => number): NdArray {
  if (changes === undefined) return array;
  return { shape: array.shape, data: array.data.map((value, index) => value + by(changes.data[index]!)) };
}

function strayProblems(tree: Following, moved: Moved): string[] {
  return [...moved[tree]].flatMap(([name, entries]) => {
    const live = moved.live.get(name)!;
    const isStray = entries.some((entry, index) => entry === 1 && live[index] === 0);
    return isStray ? [`${tree} has in "${name}" values that belong to other weights`] : [];
  });
}

function newEntryProblems({ slots }: ModelState, inherited: Moved["live"]): string[] {
  return [...inherited].flatMap(([name, entries]) => {
    const counts = slots.count.get(name)!.data;
    const isCounted = entries.some((entry, index) => entry === 0 && counts[index] !== 0);
    return isCounted ? [`slots.count has updates in "${name}" of entries that are new`] : [];
  });
}
