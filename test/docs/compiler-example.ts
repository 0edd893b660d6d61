import * as tf from "@tensorflow/tfjs-core";
import { compile, openEngine, type Sample, type Step } from "espalier/tensor";

/** Linear regression, one step of gradient descent. */
export const step: Step = (state, { x, y }, { rate }) => {
  const { value: loss, grad } = tf.valueAndGrad((weight: tf.Tensor) =>
    tf.mean(tf.square(tf.sub(tf.matMul(x!, weight), y!))),
  )(state.get("weight")!);
  const weight = tf.sub(state.get("weight")!, tf.mul(grad, rate!));
  return { state: new Map([["weight", weight]]), outputs: { loss } };
};

export const sample: Sample = {
  state: new Map([["weight", { shape: [2, 1], data: Float32Array.of(0, 0) }]]),
  batch: {
    x: { shape: [3, 2], data: Float32Array.of(1, 0, 0, 1, 1, 1) },
    y: { shape: [3, 1], data: Float32Array.of(2, 3, 5) },
  },
  scalars: { rate: 0.3 },
};

/** The weights after a hundred steps. */
export async function regress(): Promise<number[]> {
  const engine = await openEngine("auto");
  const compiled = compile(step, sample, { mode: "graph" });
  for (let run = 0; run < 100; run++) compiled.run(sample.batch, { rate: 0.3 });
  const weight = compiled.read().get("weight")!;
  compiled.dispose();
  await engine.close();
  return [...weight.data];
}
