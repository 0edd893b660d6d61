import * as tf from "@tensorflow/tfjs-core";
import { EspalierError } from "../../../espalier-error.ts";
import type { NdArray, ParameterTree, TensorTree } from "../../parameter-tree.ts";
import type { CompiledStep } from "./compiled-step.ts";
import { stepFailed } from "./errors.ts";
import type { BatchArray, Batch, NamedArrays, Sample, Scalars, Step, StepResult } from "../step.ts";
import { checkRows, StepInputs } from "./step-inputs.ts";
import { watchTables } from "./watch-tables.ts";

/** A step that runs operation by operation, on any engine. */
export class EagerStep implements CompiledStep {
  readonly mode = "eager";
  private readonly step: Step;
  private readonly inputs: StepInputs;
  private state: TensorTree;

  constructor(step: Step, sample: Sample) {
    this.step = step;
    this.inputs = new StepInputs(sample);
    this.state = upload(sample.state);
  }

  run(batch: Batch, scalars: Scalars): NamedArrays {
    this.inputs.check(batch, scalars);
    const { state, outputs } = this.compute(batch, scalars);
    const measurements = Object.fromEntries(
      Object.entries(outputs).map(([name, tensor]) => [name, download(tensor)]),
    );
    this.replace(state ?? new Map<string, tf.Tensor>(), Object.values(outputs));
    return measurements;
  }

  read(): ParameterTree {
    this.inputs.checkOpen();
    return new Map([...this.state].map(([name, tensor]) => [name, download(tensor)]));
  }

  write(state: ParameterTree): void {
    this.inputs.checkState(state);
    this.replace(upload(state));
  }

  dispose(): void {
    if (this.inputs.close()) tf.dispose([...this.state.values()]);
  }

  private compute(batch: Batch, scalars: Scalars): StepResult {
    let result: StepResult | undefined;
    try {
      tf.tidy(() => {
        const arrays = mapValues(batch, toTensor);
        const names = new Map(Object.entries(arrays).map(([name, tensor]) => [tensor, name]));
        result = watchTables(
          names,
          (name, rows) => checkRows(name, batch[name] as BatchArray, rows),
          () =>
            this.step(
              this.state,
              arrays,
              mapValues(scalars, (value) => tf.scalar(value)),
            ),
        );
        return [...Object.values(result.outputs), ...(result.state?.values() ?? [])];
      });
    } catch (error) {
      throw error instanceof EspalierError ? error : stepFailed("eager", error);
    }
    return result as StepResult;
  }

  /** Replaces the state. A tensor may be an output, an old and a new part of the state at once. */
  private replace(next: TensorTree, outputs: readonly tf.Tensor[] = []): void {
    const before = [...this.state.values()];
    this.state = new Map([...this.state, ...next]);
    const kept = new Set(this.state.values());
    tf.dispose([...before, ...outputs].filter((tensor) => !kept.has(tensor)));
  }
}

function upload(state: ParameterTree): TensorTree {
  return new Map([...state].map(([name, array]) => [name, toTensor(array)]));
}

function toTensor({ data, shape }: BatchArray): tf.Tensor {
  return tf.tensor(data, [...shape], data instanceof Int32Array ? "int32" : "float32");
}

function download(tensor: tf.Tensor): NdArray {
  return { shape: tensor.shape, data: tensor.dataSync() as Float32Array };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
