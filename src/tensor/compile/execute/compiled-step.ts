import type { ParameterTree } from "../../parameter-tree.ts";
import type { Batch, NamedArrays, Scalars } from "../step.ts";

/** Execution mode of a step: operation by operation, as one graph, or as one graph that XLA compiles. */
export type Mode = "eager" | "graph" | "xla";

/** A step with its state, which stays on the engine between runs. */
export interface CompiledStep {
  readonly mode: Mode;
  /**
   * Runs the step and updates the state.
   * @returns the step's outputs
   * @throws EspalierError `ESPALIER_STEP_INPUT` with the tensor and its expected form; the state is unchanged
   */
  run(batch: Batch, scalars: Scalars): NamedArrays;
  /** The state's values. */
  read(): ParameterTree;
  /** Sets the whole state. @throws EspalierError `ESPALIER_STEP_STATE` */
  write(state: ParameterTree): void;
  /** Frees its resources. The step cannot be used afterwards. */
  dispose(): void;
}
