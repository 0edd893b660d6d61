import * as tf from "@tensorflow/tfjs-core";
import type { NodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "./cannot-compile.ts";
import { dataTypes, type Graph, type InputNode, type Value } from "../graph/graph.ts";
import { recordingFusions } from "./fused.ts";
import { withOwnTensors } from "./own-tensors.ts";
import { RecordingBinding } from "./recording-binding.ts";
import type { Sample, Step } from "../step.ts";

/**
 * Records a step as a graph. The step runs once on tensors with shape and type but without values; nothing is
 * computed.
 * @param withPlaces records the code line of each operation; slow
 * @throws CannotCompile if the step cannot become a graph
 */
export function record(backend: NodeBackend, step: Step, sample: Sample, withPlaces = false): Graph {
  const { binding } = backend;
  const recording = new RecordingBinding(binding, withPlaces);
  const tensorOf = (value: Value) =>
    backend.createOutputTensor({ id: recording.idOf(value), shape: [...value.shape], dtype: value.dtype });
  const idOf = (tensor: tf.Tensor) => backend.getInputTensorIds([tensor])[0] as number;
  const valueOf = (tensor: tf.Tensor) => recording.valueOf(idOf(tensor));
  const { inputs, state } = inputValues(sample);
  const tensors = (values: ReadonlyMap<string, Value>, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, tensorOf(values.get(name) as Value)]));
  const run = () =>
    step(
      mapValues(state, tensorOf),
      tensors(inputs, Object.keys(sample.batch)),
      tensors(inputs, Object.keys(sample.scalars)),
    );
  let graph: Graph | undefined;
  backend.binding = recording.binding;
  try {
    withOwnTensors(backend, () =>
      tf.tidy(() => {
        const result = recordingFusions(
          (op, from, to, attributes) => recording.fuse(op, from.map(idOf), to.map(idOf), attributes),
          run,
        );
        const nextState = mapValues(result.state ?? new Map<string, tf.Tensor>(), valueOf);
        const outputs = mapValues(new Map(Object.entries(result.outputs)), valueOf);
        graph = {
          inputs,
          state,
          nextState: checkedState(state, nextState),
          outputs: checkedOutputs(outputs),
        };
      }),
    );
  } finally {
    backend.binding = binding;
    recording.close();
  }
  return graph as Graph;
}

function inputValues({ state, batch, scalars }: Sample): Pick<Graph, "inputs" | "state"> {
  const value = (kind: InputNode["kind"], name: string, shape: readonly number[], dtype: number): Value => ({
    node: { kind, name },
    output: 0,
    shape,
    dtype,
  });
  const arrays = Object.entries(batch).map(([name, { shape, data }]) => {
    const dtype = data instanceof Int32Array ? dataTypes.int32 : dataTypes.float32;
    return [name, value("input", name, shape, dtype)] as const;
  });
  const numbers = Object.keys(scalars).map(
    (name) => [name, value("input", name, [], dataTypes.float32)] as const,
  );
  return {
    inputs: new Map([...arrays, ...numbers]),
    state: new Map(
      [...state].map(([name, { shape }]) => [name, value("state", name, shape, dataTypes.float32)]),
    ),
  };
}

/** The changed parts of the state. @throws CannotCompile for an unknown name or a different shape or type. */
function checkedState(before: Graph["state"], after: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  for (const [name, { shape, dtype }] of after) {
    const old = before.get(name);
    if (old === undefined) throw new CannotCompile(`the step returns an unknown state "${name}"`);
    if (dtype !== old.dtype || shape.join() !== old.shape.join())
      throw new CannotCompile(`the step changes the state "${name}" from [${old.shape}] to [${shape}]`);
  }
  return new Map([...after].filter(([name, value]) => value.node !== before.get(name)?.node));
}

function checkedOutputs(outputs: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  if (outputs.size === 0) throw new CannotCompile("the step has no output");
  for (const [name, { dtype }] of outputs)
    if (dtype !== dataTypes.float32) throw new CannotCompile(`the output "${name}" is not float32`);
  return outputs;
}

function mapValues<From, To>(map: ReadonlyMap<string, From>, change: (value: From) => To): Map<string, To> {
  return new Map([...map].map(([name, value]) => [name, change(value)]));
}
