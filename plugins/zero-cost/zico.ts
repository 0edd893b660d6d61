import type { Proxy } from "./proxy.ts";

/** Li et al. 2023, ICLR, arXiv 2301.11300. */
export const zico: Proxy = {
  type: "zico",
  measurement: "zico",
  unit: "",
  description:
    "Logarithm of the summed ratios of mean to deviation of |gradient| over batches, summed over the weight matrices.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradients = model.batches.map((_, index) => model.lossGradient(index));
    return model.sumsOver((name) => {
      const ratios = inverseVariation(gradients.map((gradient) => gradient(name)));
      return ratios > 0 ? Math.log(ratios) : 0;
    });
  },
};

/** Sum over the entries of mean / deviation of |gradient| over the batches. Constant entries are skipped. */
function inverseVariation(gradients: readonly Float32Array[]): number {
  const count = gradients.length;
  let total = 0;
  for (let entry = 0; entry < (gradients[0]?.length ?? 0); entry++) {
    let [sum, squares] = [0, 0];
    for (const gradient of gradients) sum += Math.abs(gradient[entry] as number);
    const mean = sum / count;
    for (const gradient of gradients) squares += (Math.abs(gradient[entry] as number) - mean) ** 2;
    if (squares > 0) total += mean / Math.sqrt(squares / count);
  }
  return total;
}
