import type { NodeBackend } from "../../backend/node-backend.ts";
import type { ParameterTree } from "../../parameter-tree.ts";
import type { CompiledStep } from "./compiled-step.ts";
import { emitGraph } from "../emit/graph.ts";
import { emitXla } from "../emit/xla.ts";
import { stepFailed } from "./errors.ts";
import { dataTypes, type Graph } from "../graph/graph.ts";
import { nodeNames } from "../emit/node-names.ts";
import { type FedArray, type Feeds, Session } from "./session.ts";
import { simplify } from "../graph/simplify.ts";
import type { Batch, NamedArrays, Sample, Scalars } from "../step.ts";
import { StepInputs } from "./step-inputs.ts";
import { tableLimits } from "./table-limits.ts";

/** A step that runs as one graph in a TensorFlow session. */
export class GraphStep implements CompiledStep {
  readonly mode: "graph" | "xla";
  private readonly graph: Graph;
  private readonly session: Session;
  private readonly inputs: StepInputs;

  /** @throws Error if TensorFlow rejects the graph */
  constructor(backend: NodeBackend, graph: Graph, sample: Sample, mode: "graph" | "xla") {
    this.mode = mode;
    this.graph = graph;
    this.inputs = new StepInputs(sample, tableLimits(graph));
    const emit = mode === "xla" ? emitXla : emitGraph;
    this.session = new Session(backend.binding, emit(simplify(graph, mode, backend.binding)));
    try {
      this.write(sample.state);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  run(batch: Batch, scalars: Scalars): NamedArrays {
    this.inputs.check(batch, scalars);
    const { inputs, outputs } = this.graph;
    const feeds = [...inputs.keys()].map((name, place): [string, FedArray] => {
      const array = batch[name] ?? { shape: [], data: Float32Array.of(scalars[name] as number) };
      const dtype = array.data instanceof Int32Array ? dataTypes.int32 : dataTypes.float32;
      return [nodeNames.input(place), { ...array, dtype }];
    });
    const values = this.compute(
      new Map(feeds),
      [...outputs.keys()].map((_, place) => nodeNames.output(place)),
    );
    return Object.fromEntries(
      [...outputs].map(([name, { shape }], place) => [name, { shape, data: values[place] as Float32Array }]),
    );
  }

  read(): ParameterTree {
    this.inputs.checkOpen();
    const { state } = this.graph;
    const values = this.compute(
      new Map(),
      [...state.keys()].map((_, place) => nodeNames.read(place)),
    );
    return new Map(
      [...state].map(([name, { shape }], place) => [name, { shape, data: values[place] as Float32Array }]),
    );
  }

  write(state: ParameterTree): void {
    this.inputs.checkState(state);
    const feeds = [...this.graph.state.keys()].map((name, place): [string, FedArray] => {
      const { shape, data } = state.get(name) as { shape: readonly number[]; data: Float32Array };
      return [nodeNames.next(place), { shape, data, dtype: dataTypes.float32 }];
    });
    this.compute(new Map(feeds), [nodeNames.written]);
  }

  dispose(): void {
    if (this.inputs.close()) this.session.close();
  }

  private compute(feeds: Feeds, fetches: readonly string[]): Float32Array[] {
    try {
      return this.session.run(feeds, fetches);
    } catch (error) {
      throw stepFailed(this.mode, error);
    }
  }
}
