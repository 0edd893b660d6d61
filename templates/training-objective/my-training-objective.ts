import * as tf from "@tensorflow/tfjs-core";
import { definePlugin, strategy, TrainingObjective } from "espalier";
import { Type } from "typebox";

export const myTrainingObjective = strategy(TrainingObjective, {
  type: "my-training-objective",
  summary: "Pairwise sigmoid loss: whether a picture and a text are a pair, for all of a batch.",
  paper: "Zhai et al. 2023, SigLIP, arXiv 2303.15343. There the bias is a parameter of the model",
  options: Type.Object(
    {
      bias: Type.Number({
        default: -2,
        description: "Added to all logits. Below 0, since most pictures and texts of a batch do not match.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ bias }) => ({
    needs: { outputs: ["image", "text", "scale"], arrays: ["positives"] },
    // image and text [batch, embedding], scale [], positives [batch, batch] of 0 and 1
    loss: ({ image, text, scale }, { positives }) => {
      const products = tf.matMul(image as tf.Tensor2D, text as tf.Tensor2D, false, true);
      const logits = tf.add(tf.mul(products, scale!), bias); // [pictures, texts]
      const labels = tf.sub(tf.mul(positives!, 2), 1); // 1 for a pair, -1 for no pair
      // -log sigmoid(labels * logits), summed over the texts, in nats
      return tf.mean(tf.sum(tf.softplus(tf.neg(tf.mul(labels, logits))), 1));
    },
  }),
});

export default definePlugin({ name: "my-training-objective", strategies: [myTrainingObjective] });
