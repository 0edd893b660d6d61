import { sumOf } from "./norm.ts";
import type { Proxy } from "./proxy.ts";

/** Gradient of the entries that growth added, per added MFLOP. Ours. */
export const growthGradient: Proxy = {
  type: "growth-gradient",
  measurement: "growthGradient",
  unit: "per MFLOP",
  description: "Euclidean norm of the loss gradient of the entries that growth added, per added MFLOP.",
  byPart: true,
  score: async (subject) => {
    const { candidate, cost } = subject;
    const parent = await candidate.parent?.();
    const added = (cost.flops - (parent === undefined ? 0 : subject.costOf(parent.architecture).flops)) / 1e6;
    const model = await subject.inherited();
    const gradient = model.lossGradient(0);
    const squares = (name: string) => {
      const inherited = parent?.inherited.get(name)?.data;
      return sumOf(gradient(name), (slope, index) => (inherited?.[index] === 1 ? 0 : slope ** 2));
    };
    const norm = (part: string) =>
      Math.sqrt(model.trainable(part).reduce((sum, { name }) => sum + squares(name), 0));
    return model.scoreParts((part) => (added > 0 ? norm(part) / added : 0));
  },
};
