import type { Proxy } from "./proxy.ts";
import { SMALLEST_EIGENVALUE, symmetricEigenvalues } from "./symmetric-eigenvalues.ts";

/** Mellor et al. 2020, arXiv 2006.04647v1. */
export const jacobCov: Proxy = {
  type: "jacob-cov",
  measurement: "jacobCov",
  unit: "",
  description: "Decorrelation between examples of the derivatives with respect to the input.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const correlations = model.jacobianCorrelations();
    return model.scoreParts((part) => {
      const { data, shape } = correlations[part]!;
      return symmetricEigenvalues(data, shape[0] as number)
        .map((value) => Math.max(0, value) + SMALLEST_EIGENVALUE)
        .reduce((sum, value) => sum - Math.log(value) - 1 / value, 0);
    });
  },
};
