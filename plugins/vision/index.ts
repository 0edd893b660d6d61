import { definePlugin } from "espalier";
import { classificationAccuracy } from "./classification-accuracy.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { digits } from "./digits.ts";
import { DIGITS_PACKAGE } from "./read-digits.ts";
import { vision } from "./vision.ts";

export { vision, crossEntropy, digits, classificationAccuracy };

/** A classifier that grows as classes arrive. */
export default definePlugin({
  name: "vision",
  strategies: [vision, crossEntropy, digits, classificationAccuracy],
  dataPackages: [DIGITS_PACKAGE],
});
