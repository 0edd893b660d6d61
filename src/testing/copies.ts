import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import { mapTree, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";

/** A deep copy of a state, as if read from its file. */
export function copyOfState({ architecture, parameters, averages, slots }: ModelState): ModelState {
  return {
    architecture: new Architecture(JSON.parse(JSON.stringify(architecture)) as ArchitectureValues),
    parameters: copied(parameters),
    averages: copied(averages),
    slots: { first: copied(slots.first), second: copied(slots.second), count: copied(slots.count) },
  };
}

/** A deep copy of a checkpoint. */
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
