import type { Proxy } from "./proxy.ts";
import { SMALLEST_EIGENVALUE, symmetricEigenvalues } from "./symmetric-eigenvalues.ts";

/** Mellor et al. 2021, ICML, arXiv 2006.04647v3. */
export const naswot: Proxy = {
  type: "naswot",
  measurement: "naswot",
  unit: "",
  description: "Log-determinant of the kernel of activation agreement between examples.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const kernels = model.activationKernels();
    return model.scoreParts((part) => {
      const { data, shape } = kernels[part]!;
      // With few units, two examples may have the same active ones: the determinant would be 0.
      return symmetricEigenvalues(data, shape[0] as number)
        .map((value) => Math.log(Math.max(0, value) + SMALLEST_EIGENVALUE))
        .reduce((sum, value) => sum + value, 0);
    });
  },
};
