import Type from "typebox";
import type { ModelDescription } from "../../architecture/model-description.ts";
import type { ModelFamily } from "../../architecture/model-family.ts";
import { guard } from "../../json/guard.ts";
import { answers, type Fault, misfit, optional, type PortChecks, property, unless } from "./check.ts";
import { firstFault, isFigure, isRecord } from "./values.ts";

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

export const modelFamily: PortChecks<ModelFamily> = {
  dimensions: property("an array of { name, part, grows }", dimensionsFault),
  anyDimensions: optional(property("true or false", (any) => unless(typeof any === "boolean"))),
  check: optional(answers("nothing", () => undefined)),
  identity: optional(answers("a string", (identity) => unless(typeof identity === "string"))),
  describe: optional(
    answers(
      "an array of parameters with name, axes, initial, trainable and decays, sizes from 1",
      (description) =>
        descriptionFault(description) ??
        repetition(description as ModelDescription) ??
        unequalAxes(description as ModelDescription),
    ),
  ),
  cost: optional(
    answers("{ parameters, flops }, both finite and not negative", (cost) =>
      unless(
        isRecord(cost) &&
          [cost["parameters"], cost["flops"]].every((figure) => isFigure(figure) && figure >= 0),
      ),
    ),
  ),
};

/** Axes of one name are widened together, so they have one size. */
function unequalAxes(description: ModelDescription): Fault | undefined {
  const sizes = new Map<string, number>();
  for (const { name: parameter, axes } of description)
    for (const { name, size } of axes) {
      const known = sizes.get(name) ?? size;
      if (known !== size)
        return `the axis "${name}" of "${parameter}" has the size ${size}, elsewhere ${known}`;
      sizes.set(name, size);
    }
  return undefined;
}

function repetition(description: ModelDescription): Fault | undefined {
  const names = new Set<string>();
  return firstFault(description, ({ name }) => {
    if (names.has(name)) return `"${name}" is there twice`;
    names.add(name);
    return undefined;
  });
}
