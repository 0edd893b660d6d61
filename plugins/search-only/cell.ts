import { ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { cellExpression } from "./cell-expression.ts";
import { edgesDiffer } from "./errors.ts";

export const cell = strategy(ModelFamily, {
  type: "cell",
  summary:
    "Cells as graphs with an operation on every edge between ordered nodes. No model; a table measures them.",
  paper: "NAS-Bench-201, Dong and Yang, ICLR 2020, arXiv 2001.00326, and its definition of isomorphic cells",
  options: Type.Object(
    {
      nodes: Type.Integer({
        minimum: 2,
        maximum: 16,
        default: 4,
        description: "Number of nodes, the input included.",
      }),
      none: Type.String({ default: "none", description: "Name of the operation with output zero." }),
      skip: Type.String({
        default: "skip_connect",
        description: "Name of the identity operation.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ nodes, none, skip }) => {
    const edges = edgesOf(nodes);
    return {
      dimensions: [],
      anyDimensions: true,
      check(architecture) {
        const given = Object.keys(architecture.values);
        if (given.length !== edges.length || edges.some((edge) => !given.includes(edge)))
          throw edgesDiffer(given, edges);
      },
      identity: (architecture) => cellExpression(architecture, { nodes, none, skip }),
    };
  },
});

function edgesOf(nodes: number): string[] {
  return Array.from({ length: nodes }, (_, to) =>
    Array.from({ length: to }, (_, from) => `edge.${from}.${to}`),
  ).flat();
}
