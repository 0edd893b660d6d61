import { strategy, TrainingObjective } from "espalier";
import { Type } from "typebox";

export const nextToken = strategy(TrainingObjective, {
  type: "next-token",
  summary: "Mean cross-entropy of the next token, in nats, over the positions with a token.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: async () => {
    const { nextTokenLoss } = await import("./next-token-loss.ts");
    return { needs: { outputs: ["logits"], arrays: ["next", "weights"] }, loss: nextTokenLoss };
  },
});
