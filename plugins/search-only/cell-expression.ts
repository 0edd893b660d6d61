import { type Architecture, type ArchitectureValue, keyOf } from "espalier";

/** Graph of a cell. */
interface CellGraph {
  /** Nodes, the input included. */
  readonly nodes: number;
  /** Name of the operation with output zero. */
  readonly none: string;
  /** Name of the identity operation. */
  readonly skip: string;
}

/** Expression of a node without input. */
const NOTHING = "#";

/**
 * Canonical expression of a cell. A node is the sum of its incoming edges in alphabetic order. A `skip` edge is the
 * source node itself; a `none` edge, or one from a node without input, is `#`. The 15,625 cells of NAS-Bench-201 have
 * 6,466 distinct expressions, its authors' count (Dong and Yang, ICLR 2020). Dropping `#` from sums would leave 5,390,
 * and also flattening nested sums 4,930.
 */
export function cellExpression(architecture: Architecture, { nodes, none, skip }: CellGraph): string {
  const expressions = ["0"];
  for (let to = 1; to < nodes; to++) {
    const terms = expressions.map((expression, from) => {
      const value = architecture.get(`edge.${from}.${to}`);
      const operation = String(value);
      if (operation === none || expression === NOTHING) return NOTHING;
      return operation === skip ? expression : `(${expression})@${nameOf(value)}`;
    });
    expressions.push(terms.toSorted().join("+"));
  }
  return expressions[nodes - 1]!;
}

/** Name of an operation, quoted if it has characters of the expression's syntax. */
function nameOf(operation: ArchitectureValue): string {
  const key = keyOf(operation);
  return /[()@+#]/.test(key) ? JSON.stringify(key) : key;
}
