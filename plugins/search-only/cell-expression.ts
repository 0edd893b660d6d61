import { type Architecture, type ArchitectureValue, keyOf } from "espalier";

/** What is known of a cell's graph. */
interface CellGraph {
  /** Nodes, the input included. */
  readonly nodes: number;
  /** The operation that lets nothing through. */
  readonly none: string;
  /** The operation that leaves its input as it is. */
  readonly skip: string;
}

/** What a node holds that nothing reaches. */
const NOTHING = "#";

/**
 * What a cell computes, as a text: a node is the sum of what its edges bring, in alphabetic order, where an edge that
 * skips leaves no trace, and behind one that lets nothing through there is nothing. Of the 15,625 cells of
 * NAS-Bench-201, 6,466 are left, which is its authors' count (Dong and Yang, ICLR 2020). They do not see that nothing
 * adds nothing, which would leave 5,390, nor that a sum in a sum is one sum, which would leave 4,930.
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

/** Of an operation, without what an expression is made of. */
function nameOf(operation: ArchitectureValue): string {
  const key = keyOf(operation);
  return /[()@+#]/.test(key) ? JSON.stringify(key) : key;
}
