import type { ParameterTree } from "../../parameter-tree.ts";
import type { Batch, NamedArrays, Scalars } from "../step.ts";

/** How a step is computed: operation by operation, as one graph, or as one graph that XLA compiles. */
export type Mode = "eager" | "graph" | "xla";

/** A step with its state, which stays on the engine between runs. */
export interface CompiledStep {
  readonly mode: Mode;
  /**
   * Updates the state.
   * @returns what the step tells
   * @throws EspalierError `ESPALIER_STEP_INPUT`, with the tensor and what it should be; the state is as it was
   */
  run(batch: Batch, scalars: Scalars): NamedArrays;
  /** The state's values. */
  read(): ParameterTree;
  /** Sets the whole state. @throws EspalierError `ESPALIER_STEP_STATE` */
  write(state: ParameterTree): void;
  /** Frees what it holds. It cannot be used any more. */
  dispose(): void;
}
