import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import { mapTree, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";

/** A state as it comes back from its file: equal, and made of other objects. */
export function copyOfState({ architecture, parameters, averages, slots }: ModelState): ModelState {
  return {
    architecture: new Architecture(JSON.parse(JSON.stringify(architecture)) as ArchitectureValues),
    parameters: copied(parameters),
    averages: copied(averages),
    slots: { first: copied(slots.first), second: copied(slots.second), count: copied(slots.count) },
  };
}

/** As `copyOfState`, with what a training that goes on has to know. */
export function copyOfCheckpoint({ update, state, plan, loss }: TrainingCheckpoint): TrainingCheckpoint {
  const { anchor } = plan;
  return {
    update,
    loss,
    state: copyOfState(state),
    plan: {
      ...(anchor && {
        anchor: { ...anchor, weights: copied(anchor.weights), mask: copied(anchor.mask) },
      }),
    },
  };
}

function copied(tree: ParameterTree): ParameterTree {
  return mapTree(tree, ({ shape, data }) => ({ shape: [...shape], data: data.slice() }));
}
