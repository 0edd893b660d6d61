import * as tf from "@tensorflow/tfjs-core";
import type { DataStream } from "../data/data-stream.ts";
import type { Batch, BatchArray } from "../tensor/compile/step.ts";
import type { NamedTensors } from "../training/trainable-family.ts";

/** Copies a batch to the engine. */
export function tensorsOf(batch: Batch): NamedTensors {
  return Object.fromEntries(
    Object.entries(batch).map(([name, { shape, data }]) => [
      name,
      tf.tensor(data, [...shape], data instanceof Int32Array ? "int32" : "float32"),
    ]),
  );
}

/** The first rows of every array. */
export function rowsAt(batch: Batch, count: number): Batch {
  const first = ({ shape, data }: BatchArray): BatchArray => ({
    shape: [count, ...shape.slice(1)],
    data: data.slice(0, (count * data.length) / shape[0]!),
  });
  return Object.fromEntries(Object.entries(batch).map(([name, array]) => [name, first(array)]));
}

/** A stream that refuses access to later steps and to other splits than `train`. */
export function untilStep(stream: DataStream, last: number): DataStream {
  const examples: DataStream["examples"] = (step, split) => {
    if (step > last) throw new Error(`the encoder of step ${last} reads examples of step ${step}`);
    if (split !== "train") throw new Error(`the encoder reads ${split} examples`);
    return stream.examples(step, split);
  };
  return Object.create(stream, { examples: { value: examples } }) as DataStream;
}
