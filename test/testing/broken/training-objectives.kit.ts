import * as tf from "@tensorflow/tfjs-core";
import { type NamedTensors, strategy, TrainingObjective } from "espalier";
import { describeTrainingObjective } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";
import { family, space, stream } from "./tiny-model.ts";

/** The mean squared distance of pairs, with one fault; `create` gives it a state of its own if it wants one. */
function broken(
  type: string,
  create: () => TrainingObjective["loss"],
  parts: Partial<TrainingObjective> = {},
) {
  return strategy(TrainingObjective, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): TrainingObjective => ({ needs: { outputs: ["image", "text"] }, loss: create(), ...parts }),
  });
}

const distance = ({ image, text }: NamedTensors) => tf.mean(tf.squaredDifference(image!, text!)) as tf.Scalar;

const lacking = broken("lacking", () => distance, { needs: { outputs: ["image", "text", "audio"] } });
const undeclared = broken("undeclared", () => (outputs) => tf.mul(distance(outputs), outputs["scale"]!));
const undeclaredArray = broken(
  "undeclared-array",
  () =>
    (outputs, { positives }) =>
      tf.add(distance(outputs), tf.mean(positives!)),
);
const infinite = broken("infinite", () => (outputs) => tf.div(distance(outputs), 0) as tf.Scalar);
const vector = broken(
  "vector",
  () =>
    ({ image, text }) =>
      tf.mean(tf.squaredDifference(image!, text!), 1) as unknown as tf.Scalar,
);
const counting = broken("counting", () => {
  let calls = 0;
  return (outputs) => tf.add(distance(outputs), calls++);
});
const disposing = broken("disposing", () => (outputs) => {
  const loss = distance(outputs);
  outputs["text"]!.dispose();
  return loss;
});
/** Of the text nothing is learned. */
const detached = broken(
  "detached",
  () =>
    ({ image, text }) =>
      distance({ image: image!, text: tf.tensor(text!.dataSync(), text!.shape) }),
);
/** Half of the gradient. */
const halved = broken("halved", () => (outputs) => {
  const half = tf.customGrad((...parameters) => {
    const [image, text, save] = parameters as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    save([image, text]);
    return {
      value: distance({ image, text }),
      gradFunc: (by, saved) => {
        const [image, text] = saved as [tf.Tensor, tf.Tensor];
        const difference = tf.mul(tf.sub(image, text), tf.div(by as tf.Scalar, image.size));
        return [difference, tf.neg(difference)];
      },
    };
  });
  return half(outputs["image"]!, outputs["text"]!) as tf.Scalar;
});

eachSeed(() => {
  for (const one of [
    ...[lacking, undeclared, undeclaredArray, infinite, vector],
    ...[counting, disposing, detached, halved],
  ])
    describeTrainingObjective(one, [{ family, stream, space }]);
});
