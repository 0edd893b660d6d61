import { mean, mul, squaredDifference } from "@tensorflow/tfjs-core";
import { definePlugin, strategy, TrainingObjective } from "espalier";
import { Type } from "typebox";

const peeking = strategy(TrainingObjective, {
  type: "peeking",
  summary:
    "The scaled distance of pictures and texts; looks at the features meanwhile, so that no graph can be made of it.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    needs: { outputs: ["image", "text", "scale"] },
    loss: ({ image, text, scale }) => {
      image!.dataSync();
      return mul(scale!, mean(squaredDifference(image!, text!)));
    },
  }),
});

export default definePlugin({ name: "peeking", strategies: [peeking] });
