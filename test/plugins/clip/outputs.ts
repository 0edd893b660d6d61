import type { Scalar, Tensor2D, Tensor4D } from "@tensorflow/tfjs-core";
import type { Architecture, ForwardHook, TensorTree, TrainableFamily } from "espalier";

/** images `[batch, side, side, 3]` to features `[batch, joint]`. */
export function imageFeatures(
  family: TrainableFamily,
  architecture: Architecture,
  parameters: TensorTree,
  images: Tensor4D,
  hook?: ForwardHook,
): Tensor2D {
  return family.forward(architecture, parameters, { images }, hook)["image"] as Tensor2D;
}

/** ids `[batch, context]` to features `[batch, joint]`. */
export function textFeatures(
  family: TrainableFamily,
  architecture: Architecture,
  parameters: TensorTree,
  tokens: Tensor2D,
  hook?: ForwardHook,
): Tensor2D {
  return family.forward(architecture, parameters, { tokens }, hook)["text"] as Tensor2D;
}

/** The factor on inner products. */
export function scaleOf(family: TrainableFamily, architecture: Architecture, parameters: TensorTree): Scalar {
  return family.forward(architecture, parameters, {})["scale"] as Scalar;
}
