import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import { fulfils, stretches } from "./condition.ts";
import { type Dependencies, type Dependent, valuesWhereInactive } from "./dependencies.ts";
import { tangledSpace } from "./errors.ts";
import type { Points } from "./points.ts";
import type { ValueList } from "./value-list.ts";

/** Maximum number of nodes in a diagram. Conditions that form trees need about one node per value. */
const NODES = 100_000;

/** The remaining choices from one dimension on, given which of the remaining dimensions are inactive. */
interface Node {
  /** Number of remaining points. */
  readonly size: number;
  readonly choices: readonly Choice[];
}

/** Adjacent values with the same remaining choices. */
interface Choice {
  readonly values: ValueList;
  readonly next: Node;
}

/** One step from a node to the next for a point's index. */
interface Step {
  readonly value: ArchitectureValue;
  readonly next: Node;
  /** Index of the point among those from the next node on; may be fractional. */
  readonly rest: number;
}

const END: Node = { size: 1, choices: [] };

/**
 * The points of a space with conditions; points that differ only in inactive dimensions count as one. Stored as a
 * decision diagram (Bryant 1986) over the dimensions, whose nodes hold the number of their points.
 */
export class ConditionalPoints implements Points {
  readonly size: number;
  private readonly order: readonly Dependent[];
  private readonly root: Node;

  /** @throws EspalierError if too many dimensions depend on each other. */
  constructor(spaceName: string, { order }: Dependencies) {
    this.order = order;
    this.root = diagramOf(spaceName, order);
    this.size = this.root.size;
  }

  at(index: number): ArchitectureValues {
    if (!(index < this.size)) throw new RangeError(`no point ${index} among ${this.size}`);
    let rest = index;
    return this.walk((node) => {
      const step = stepAt(node, rest);
      rest = step.rest;
      return step;
    });
  }

  indexOf(point: ArchitectureValues): number {
    let index = 0;
    let node = this.root;
    for (const { name } of this.order) {
      const choice = node.choices.find(({ values }) => values.includes(point[name]));
      if (choice === undefined) throw new RangeError(`${point[name]} is not a value of ${name} here`);
      for (const { values, next } of node.choices.slice(0, node.choices.indexOf(choice)))
        index += values.length * next.size;
      index += choice.values.indexOf(point[name]) * choice.next.size;
      node = choice.next;
    }
    return index;
  }

  draw(random: Random): ArchitectureValues {
    const draws = random.uniforms(this.order.length);
    return this.walk((node, place) => stepAt(node, draws[place]! * node.size));
  }

  private walk(choose: (node: Node, place: number) => Step): ArchitectureValues {
    const point: Record<string, ArchitectureValue> = {};
    let node = this.root;
    for (const [place, { name }] of this.order.entries()) {
      const { value, next } = choose(node, place);
      point[name] = value;
      node = next;
    }
    return point;
  }
}

function stepAt({ choices }: Node, index: number): Step {
  let rest = index;
  for (const [place, { values, next }] of choices.entries()) {
    const size = values.length * next.size;
    // Sizes beyond 2 ** 53 are rounded, so the index may lie slightly behind the last choice.
    if (rest < size || place === choices.length - 1) {
      let index = Math.min(Math.floor(rest / next.size), values.length - 1);
      if (index * next.size > rest) index--;
      return { value: values.at(index)!, next, rest: Math.min(rest - index * next.size, next.size - 1) };
    }
    rest -= size;
  }
  throw new RangeError("no point behind a node without choices");
}

function diagramOf(spaceName: string, order: readonly Dependent[]): Node {
  const known = new Map<string, Node>();
  const places = new Map(order.map(({ name }, place) => [name, place]));
  const children = order.map(({ name }) => order.filter(({ parents }) => parents.includes(name)));
  const requirements = order.map(({ name }, place) => children[place]!.map(({ when }) => when[name]!));
  /** @param inactive sorted indices, from `place` on, of dimensions already known to be inactive. */
  const nodeAt = (place: number, inactive: readonly number[]): Node => {
    const one = order[place];
    if (one === undefined) return END;
    const key = [place, ...inactive].join(" ");
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= NODES) throw tangledSpace(spaceName, one.name);
    const isInactive = inactive[0] === place;
    const values = isInactive ? valuesWhereInactive(one) : one.values;
    const choices = stretches(values, requirements[place]!)
      .map((stretch) => {
        const off = children[place]!.filter(
          ({ when }) => isInactive || !fulfils(stretch.at(0)!, when[one.name]!),
        );
        const rest = new Set([...inactive, ...off.map(({ name }) => places.get(name)!)]);
        rest.delete(place);
        return {
          values: stretch,
          next: nodeAt(
            place + 1,
            [...rest].toSorted((a, b) => a - b),
          ),
        };
      })
      .filter(({ next }) => next.size > 0);
    const size = choices.reduce((sum, { values, next }) => sum + values.length * next.size, 0);
    const node = { size, choices };
    known.set(key, node);
    return node;
  };
  const root = nodeAt(0, []);
  if (!Number.isFinite(root.size)) throw tangledSpace(spaceName, order[0]!.name);
  return root;
}
