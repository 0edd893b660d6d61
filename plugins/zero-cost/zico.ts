import type { Proxy } from "./proxy.ts";
import { scoreParts } from "./tower-scores.ts";

/** Li et al. 2023, ICLR, arXiv 2301.11300. */
export const zico: Proxy = {
  type: "zico",
  measurement: "zico",
  unit: "",
  description:
    "Logarithms of the summed ratios of mean to deviation of the gradient's size over batches, summed over the weight matrices.",
  byTower: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradients = model.batches.map((_, index) => model.lossGradient(index));
    return scoreParts((part) =>
      model
        .matrices(part)
        .map(({ name }) => inverseVariation(gradients.map((gradient) => gradient(name))))
        .reduce((sum, ratios) => (ratios > 0 ? sum + Math.log(ratios) : sum), 0),
    );
  },
};

/** Sum of mean by deviation of |gradient| over the batches, less the entries that do not vary. */
function inverseVariation(gradients: readonly Float32Array[]): number {
  const count = gradients.length;
  let sum = 0;
  for (let entry = 0; entry < (gradients[0]?.length ?? 0); entry++) {
    const sizes = gradients.map((gradient) => Math.abs(gradient[entry] as number));
    const mean = sizes.reduce((total, size) => total + size, 0) / count;
    const variance = sizes.reduce((total, size) => total + (size - mean) ** 2, 0) / count;
    if (variance > 0) sum += mean / Math.sqrt(variance);
  }
  return sum;
}
