import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Dependencies, Dependent } from "./dependencies.ts";
import { tangledSpace } from "./errors.ts";
import type { Points } from "./points.ts";

/** Nodes of a diagram, at most. Conditions that form trees need about as many as there are values. */
const NODES = 100_000;

/** What is left to choose from one dimension on, given which of the rest are inactive. */
interface Node {
  /** Ways of choosing all that is left. */
  readonly size: number;
  readonly choices: readonly { readonly value: ArchitectureValue; readonly next: Node }[];
}

const END: Node = { size: 1, choices: [] };

/**
 * The points of a space with conditions, of which those that differ in inactive dimensions alone are one. Dimension by
 * dimension they form a decision diagram (Bryant 1986) whose nodes know how many points lie behind them.
 */
export class ConditionalPoints implements Points {
  readonly size: number;
  private readonly order: readonly Dependent[];
  private readonly root: Node;

  /** @throws EspalierError if too many dimensions hang together. */
  constructor(spaceName: string, { order }: Dependencies) {
    this.order = order;
    this.root = diagramOf(spaceName, order);
    this.size = this.root.size;
  }

  at(index: number): ArchitectureValues {
    let rest = index;
    return this.walk(({ choices }) => {
      for (const choice of choices) {
        if (rest < choice.next.size) return choice;
        rest -= choice.next.size;
      }
      throw new RangeError(`no point ${index} among ${this.size}`);
    });
  }

  draw(random: Random): ArchitectureValues {
    const draws = random.uniforms(this.order.length);
    return this.walk(({ size, choices }, place) => {
      let rest = draws[place]! * size;
      return choices.find(({ next }) => (rest -= next.size) < 0) ?? choices.at(-1)!;
    });
  }

  private walk(choose: (node: Node, place: number) => Node["choices"][number]): ArchitectureValues {
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

function diagramOf(spaceName: string, order: readonly Dependent[]): Node {
  const known = new Map<string, Node>();
  const children = order.map(({ name }) => order.filter(({ parents }) => parents.includes(name)));
  /** @param inactive dimensions from `place` on of which that is known. */
  const nodeAt = (place: number, inactive: readonly string[]): Node => {
    const one = order[place];
    if (one === undefined) return END;
    const key = [place, ...inactive].join("\n");
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= NODES) throw tangledSpace(spaceName, one.name);
    const isInactive = inactive.includes(one.name);
    const values = isInactive ? one.values.filter((value) => value === one.otherwise) : one.values;
    const choices = values
      .map((value) => {
        const off = children[place]!.filter((child) => isInactive || !child.allows(one.name, value));
        const rest = new Set([...inactive, ...off.map(({ name }) => name)]);
        rest.delete(one.name);
        return { value, next: nodeAt(place + 1, [...rest].sort()) };
      })
      .filter(({ next }) => next.size > 0);
    const node = { size: choices.reduce((sum, { next }) => sum + next.size, 0), choices };
    known.set(key, node);
    return node;
  };
  const root = nodeAt(0, []);
  if (!Number.isFinite(root.size)) throw tangledSpace(spaceName, order[0]!.name);
  return root;
}
