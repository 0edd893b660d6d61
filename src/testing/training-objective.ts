import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, it } from "vitest";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import type { NamedTensors } from "../training/trainable-family.ts";
import { TrainingObjective } from "../training/training-objective.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { architecturesOf } from "./growths.ts";
import type { Build } from "./kit-case.ts";
import { injecting, type ModelCase } from "./model-case.ts";
import { firstBatch } from "./model-function.ts";
import { tensorsOf } from "./model-inputs.ts";
import { treeOf } from "./model-outputs.ts";
import { onlyNeeded } from "./only-needed.ts";

/** Maximum relative difference between the gradient and a finite difference of the loss, in float32. */
const GRADIENT_WITHIN = 0.02;

/** Step of the finite difference, relative to the outputs' norm. */
const STEP = 1e-2;

/** Number of random directions in which gradients are compared. */
const DRAWN = 3;

/**
 * Tests that a training objective fulfils its port's contract: it is a pure function of the outputs and arrays in
 * `needs`, finite, and its gradient matches its loss.
 */
export function describeTrainingObjective(
  strategy: Strategy<TrainingObjective>,
  cases: readonly ModelCase[],
): void {
  describeStrategy(
    TrainingObjective,
    strategy,
    cases.map((one) => injecting(one)),
    (build, kitCase) => {
      let engine: Engine;
      beforeAll(async () => {
        engine = await openEngine("wasm");
      });
      afterAll(() => engine.close());
      testNeeds(build, kitCase);
      testLoss(build, kitCase);
      testGradient(build, kitCase);
    },
  );
}

function testNeeds(build: Build<TrainingObjective>, { family }: ModelCase): void {
  it("needs outputs and arrays that the family has", async () => {
    const { outputs, arrays = [] } = (await build()).needs;
    const lacking = [
      ...outputs.filter((name) => !family.outputs.includes(name)),
      ...arrays.filter((name) => ![...family.inputs, ...family.targets].includes(name)),
    ];
    ensure(lacking.length === 0, `the case's family lacks ${lacking.join(", ")}`);
  });
}

function testLoss(build: Build<TrainingObjective>, kitCase: ModelCase): void {
  it("computes a finite number from only what it needs", async () => {
    const objective = await build();
    await forBatches(kitCase, (outputs, batch) => {
      const loss = lossOf(objective, outputs, batch);
      ensure(Number.isFinite(loss), `the loss of a batch is ${loss}`);
    });
  });

  it("computes the same in any instance, and does not dispose of tensors", async () => {
    const [one, other] = [await build(), await build()];
    await forBatches(kitCase, (outputs, batch) => {
      const before = lossOf(one, outputs, batch);
      const gone = Object.entries({ ...outputs, ...batch }).find(([, { isDisposed }]) => isDisposed);
      ensure(gone === undefined, `loss disposes of the tensor "${gone?.[0]}" of its arguments`);
      for (const objective of [one, other]) {
        const again = lossOf(objective, outputs, batch);
        ensure(
          again === before,
          `the loss of the same batch is ${before}, then ${again}; it must depend only on outputs and batch`,
        );
      }
    });
  });
}

function testGradient(build: Build<TrainingObjective>, kitCase: ModelCase): void {
  it("has a correct gradient for each output that it needs", async () => {
    const objective = await build();
    await forBatches(kitCase, (outputs, batch) => {
      for (const name of objective.needs.outputs) {
        const lossAt = (value: tf.Tensor) => lossTensor(objective, { ...outputs, [name]: value }, batch);
        // tfjs throws if the value does not depend on the input.
        const gradient = tf.grad((value) => tf.add(lossAt(value), tf.mul(tf.sum(value), 0)))(outputs[name]!);
        ensure(isFinite(gradient), `the gradient by "${name}" has numbers that are not finite`);
        ensure(largest(gradient) > 0, `the gradient by "${name}" is zero, so training has no effect`);
        for (const [what, direction] of directionsOf(gradient)) {
          const [expected, found] = [
            tf.sum(tf.mul(gradient, direction)).dataSync()[0]!,
            slope(lossAt, outputs[name]!, direction),
          ];
          const size = tf.norm(gradient).dataSync()[0]!;
          ensure(
            Math.abs(expected - found) <= GRADIENT_WITHIN * size,
            `the gradient by "${name}" is ${expected.toPrecision(3)} ${what}, the loss changes by ${found.toPrecision(3)}`,
          );
        }
      }
    });
  });
}

/** The first batches of the case, through models of the smallest and the largest architecture. */
async function forBatches(
  { family, stream, space }: ModelCase,
  property: (outputs: NamedTensors, batch: NamedTensors) => void,
): Promise<void> {
  const batch = await firstBatch({ family, stream });
  const all = architecturesOf(space);
  for (const architecture of new Set([all[0]!, all.at(-1)!]))
    tf.tidy(() => {
      const arrays = tensorsOf(batch);
      property(family.forward(architecture, treeOf(family, architecture), arrays), arrays);
    });
}

function lossOf(objective: TrainingObjective, outputs: NamedTensors, batch: NamedTensors): number {
  return tf.tidy(() => lossTensor(objective, outputs, batch).dataSync()[0]!);
}

function lossTensor(objective: TrainingObjective, outputs: NamedTensors, batch: NamedTensors): tf.Scalar {
  const { needs } = objective;
  return objective.loss(
    onlyNeeded("output", outputs, needs.outputs),
    onlyNeeded("array", batch, needs.arrays ?? []),
  );
}

/** Directions of length 1: the gradient's own, and random ones. */
function directionsOf(gradient: tf.Tensor): readonly (readonly [what: string, direction: tf.Tensor])[] {
  const key = new Random("direction");
  const drawn = Array.from({ length: DRAWN }, (_, index) => {
    const normals = Float32Array.from(key.fork(index).normals(gradient.size));
    return ["in a random direction", tf.tensor(normals, gradient.shape)] as const;
  });
  return [["in its own direction", gradient] as const, ...drawn].map(([what, direction]) => [
    what,
    tf.div(direction, tf.norm(direction)),
  ]);
}

/** Directional derivative of the loss by a finite difference. */
function slope(lossAt: (value: tf.Tensor) => tf.Scalar, at: tf.Tensor, direction: tf.Tensor): number {
  const step = STEP * Math.max(largest(at), 1e-3);
  const moved = (by: number) => lossAt(tf.add(at, tf.mul(direction, by))).dataSync()[0]!;
  return (moved(step) - moved(-step)) / (2 * step);
}

function largest(tensor: tf.Tensor): number {
  return tf.max(tf.abs(tensor)).dataSync()[0]!;
}

function isFinite(tensor: tf.Tensor): boolean {
  return tensor.dataSync().every((value) => Number.isFinite(value));
}
