import type { Architecture } from "../architecture/architecture.ts";
import type { Encoder } from "../data/encoder.ts";
import type { Batch, NamedArrays, Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { NdArray, ParameterTree } from "../tensor/parameter-tree.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import type { InputItems, Measure, TrainedModel } from "../training/trained-model.ts";
import { rememberOutputs } from "./remembered-outputs.ts";

/** Batch size in items. */
const CHUNK = 128;

/** Weights of a model, and the objects needed to run it. */
export interface ModelToOpen {
  readonly family: TrainableFamily;
  readonly architecture: Architecture;
  readonly weights: ParameterTree;
  readonly encoder: Encoder;
  readonly compiler: StepCompiler;
}

/** A model that computes on the engine; frozen, since several tasks receive it. */
export function engineModel(model: ModelToOpen): TrainedModel {
  const compute = rememberOutputs(async (measure: Measure, inputs: InputItems) =>
    computeChunks(model, measure, inputs),
  );
  return Object.freeze({
    compute,
    output: async (name: string, inputs: InputItems): Promise<NdArray> => {
      const measure: Measure = { name: `output ${name}`, of: (outputs) => ({ [name]: outputs[name]! }) };
      return (await compute(measure, inputs))[name] ?? { shape: [0], data: new Float32Array(0) };
    },
  });
}

function computeChunks(
  { family, architecture, weights, encoder, compiler }: ModelToOpen,
  measure: Measure,
  inputs: InputItems,
): NamedArrays {
  const names = Object.keys(inputs);
  const count = inputs[names[0] ?? ""]?.length ?? 0;
  const size = Math.min(CHUNK, count);
  const chunks = chunksOf(inputs, count, size).map((chunk): Batch =>
    Object.fromEntries(names.map((name) => [name, encoder.input(name, chunk[name]!)])),
  );
  const [first] = chunks;
  if (first === undefined) return {};
  const forward: Step = (parameters, batch) => ({
    outputs: measure.of(family.forward(architecture, parameters, batch), batch),
  });
  const sample = { state: weights, batch: first, scalars: {} };
  const step = compiler.open(`${measure.name} ${names} ${architecture}`, forward, sample, chunks.length);
  try {
    const results = chunks.map((chunk) => step.run(chunk, {}));
    return joined(results, count);
  } finally {
    step.dispose();
  }
}

/** Chunks of all inputs of equal size; the last is padded with its first item. */
function chunksOf(inputs: InputItems, count: number, size: number): readonly InputItems[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => {
    const filled = (items: readonly unknown[]) => {
      const chunk = items.slice(index * size, (index + 1) * size);
      return [...chunk, ...new Array<unknown>(size - chunk.length).fill(chunk[0])];
    };
    return Object.fromEntries(Object.entries(inputs).map(([name, items]) => [name, filled(items)]));
  });
}

/** The rows of all chunks, without the padding. */
function joined(results: readonly NamedArrays[], count: number): NamedArrays {
  const names = Object.keys(results[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      rowsOf(
        results.map((one) => one[name]!),
        count,
      ),
    ]),
  );
}

function rowsOf(parts: readonly NdArray[], count: number): NdArray {
  const { shape, data } = parts[0]!;
  const width = data.length / shape[0]!;
  const all = new Float32Array(parts.length * data.length);
  parts.forEach((part, place) => all.set(part.data, place * data.length));
  return { shape: [count, ...shape.slice(1)], data: all.slice(0, count * width) };
}
