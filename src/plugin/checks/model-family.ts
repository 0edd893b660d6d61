import Type from "typebox";
import type { ModelDescription } from "../../architecture/model-description.ts";
import type { ModelFamily, Tokenizer } from "../../architecture/model-family.ts";
import { guard } from "../../json/guard.ts";
import { answers, type Fault, misfit, optional, type PortChecks, property, unless } from "./check.ts";
import { treeFault } from "./model-state.ts";
import { tensorFault } from "./tensors.ts";
import { firstFault, isCount, isFigure, isRecord } from "./values.ts";

const Size = Type.Integer({ minimum: 1 });

const dimensionsFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1 }),
        part: Type.String(),
        grows: Type.Enum(["depth", "width"]),
        wholeMultiples: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
);

const descriptionFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1 }),
        axes: Type.Array(
          Type.Object({
            name: Type.String(),
            role: Type.Enum(["residual", "joint", "hidden", "heads", "fixed"]),
            flow: Type.Enum(["writes", "reads", "scales", "shifts"]),
            size: Size,
            copies: Type.Optional(Size),
            unit: Type.Optional(Size),
          }),
        ),
        initial: Type.Object({
          type: Type.Enum(["normal", "uniform", "constant"]),
          deviation: Type.Optional(Type.Number()),
          bound: Type.Optional(Type.Number()),
          value: Type.Optional(Type.Number()),
        }),
        trainable: Type.Boolean(),
        decays: Type.Boolean(),
      }),
    ),
  ),
);

const tokenizer: PortChecks<Tokenizer> = {
  size: property("an integer from 0", (size) => unless(isCount(size))),
  encode: answers("an Int32Array with the same number of ids, from 0, for each text", (ids, [texts]) => {
    if (!(ids instanceof Int32Array)) return "";
    if (texts.length === 0 ? ids.length > 0 : ids.length % texts.length > 0)
      return `it has ${ids.length} ids for ${texts.length} texts`;
    return unless(
      ids.every((id) => id >= 0),
      "an id is negative",
    );
  }),
};

export const modelFamily: PortChecks<ModelFamily> = {
  dimensions: property("an array of { name, part, grows }", dimensionsFault),
  anyDimensions: optional(property("true or false", (any) => unless(typeof any === "boolean"))),
  identity: optional(answers("a string", (identity) => unless(typeof identity === "string"))),
  contextLength: property("an integer from 0", (length) => unless(isCount(length))),
  imageSize: property("an integer from 0, in pixels", (side) => unless(isCount(side))),
  describe: answers(
    "an array of parameters with name, axes, initial, trainable and decays, sizes from 1",
    (description) => descriptionFault(description) ?? repetition(description as ModelDescription),
  ),
  embeddingWidth: answers("an integer from 0", (width) => unless(isCount(width))),
  cost: answers("{ parameters, flops }, both finite and not negative", (cost) =>
    unless(
      isRecord(cost) &&
        [cost["parameters"], cost["flops"]].every((figure) => isFigure(figure) && figure >= 0),
    ),
  ),
  tokenizer: answers(
    "an object with `encode` and `size`",
    (value) => unless(isRecord(value)),
    (value, guardPart) => guardPart("", value, tokenizer),
  ),
  imageFeatures: answers("a tensor [batch, embedding]", (features, [, , images]) =>
    tensorFault(features, [images.shape[0], undefined]),
  ),
  textFeatures: answers("a tensor [batch, embedding]", (features, [, , tokens]) =>
    tensorFault(features, [tokens.shape[0], undefined]),
  ),
  portable: optional(
    answers("{ weightsFile, weights, limits, files, tokenizer }", (model) =>
      isRecord(model) && typeof model["weightsFile"] === "string" && Array.isArray(model["limits"])
        ? treeFault(model["weights"])
        : "",
    ),
  ),
  scale: answers("a tensor without axes, which is a single number", (scale) => tensorFault(scale, [])),
};

function repetition(description: ModelDescription): Fault | undefined {
  const names = new Set<string>();
  return firstFault(description, ({ name }) => {
    if (names.has(name)) return `"${name}" is there twice`;
    names.add(name);
    return undefined;
  });
}
