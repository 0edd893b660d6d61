import { type ParameterDescription, shapeOf } from "espalier";
import { nuclearNorm } from "./nuclear-norm.ts";
import type { Proxy } from "./proxy.ts";
import { saliency } from "./saliency.ts";

/** Zhou et al. 2022, CVPR, arXiv 2203.12217. */
export const dss: Proxy = {
  type: "dss",
  measurement: "dss",
  unit: "",
  description:
    "Sum of products of nuclear norms of gradient and weight in attention, plus |gradient * weight| in MLPs.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradients = model.absoluteWeightGradients();
    const diversity = (parameter: ParameterDescription, gradient: Float32Array) => {
      const { name } = parameter;
      const columns = shapeOf(parameter)[1] as number;
      return nuclearNorm(gradient, columns) * nuclearNorm(model.weight(name).map(Math.abs), columns);
    };
    return model.scoreParts((part) =>
      model.matrices(part).reduce((sum, parameter) => {
        const gradient = gradients[part]!(parameter.name);
        if (has(parameter, "heads")) return sum + diversity(parameter, gradient);
        return has(parameter, "hidden") ? sum + saliency(gradient, model.weight(parameter.name)) : sum;
      }, 0),
    );
  },
};

function has({ axes }: ParameterDescription, role: "heads" | "hidden"): boolean {
  return axes.some((axis) => axis.role === role);
}
