import type { Encoder } from "../../data/encoder.ts";
import { sizeOf } from "../../tensor/parameter-tree.ts";
import type { TrainableFamily } from "../../training/trainable-family.ts";
import { answers, type Fault, optional, type PortChecks, promises, property, unless } from "./check.ts";
import { modelFamily } from "./model-family.ts";
import { treeFault } from "./model-state.ts";
import { tensorFault } from "./tensors.ts";
import { isCount, isRecord, isTexts } from "./values.ts";

const names = property<TrainableFamily, readonly string[]>("an array of strings", (value) =>
  unless(isTexts(value)),
);

/** The checks of a model family whose models train here. */
export const trainableFamily: PortChecks<TrainableFamily> = {
  ...(modelFamily as Omit<PortChecks<TrainableFamily>, OwnMembers>),
  reads: property("the kind of examples that a stream gives", (kind) => unless(typeof kind === "string")),
  inputs: names,
  targets: names,
  outputs: names,
  parts: property(
    "an array of { name, inputs, output }, one at least; inputs and output are the family's",
    (parts, family) => unless(Array.isArray(parts) && parts.length > 0 && parts.every(isPartOf(family))),
  ),
  accept: optional(answers("nothing", () => undefined)),
  encoder: promises(
    "an object with `encode` and `input`",
    (value) => unless(isRecord(value)),
    (value, guardPart, family) => guardPart("", value, encoderOf(family)),
  ),
  forward: answers("tensors by the names of `outputs`", (outputs, _, { outputs: own }) => {
    if (!isRecord(outputs)) return "";
    const foreign = Object.keys(outputs).find((name) => !own.includes(name));
    if (foreign !== undefined) return `"${foreign}" is not among ${own.join(", ")}`;
    for (const [name, tensor] of Object.entries(outputs)) {
      const fault = tensorFault(tensor);
      if (fault !== undefined) return `${name}: ${fault}`;
    }
    return undefined;
  }),
  comparable: answers("a Float32Array", (numbers) => unless(numbers instanceof Float32Array)),
  portable: optional(
    answers("{ weightsFile, weights, limits, files }", (model) =>
      isRecord(model) && typeof model["weightsFile"] === "string" && Array.isArray(model["limits"])
        ? treeFault(model["weights"])
        : "",
    ),
  ),
};

type OwnMembers = Exclude<keyof TrainableFamily, keyof typeof modelFamily>;

function encoderOf({ inputs, targets }: TrainableFamily): PortChecks<Encoder> {
  const all = [...inputs, ...targets];
  return {
    encode: promises(`arrays by name: ${all.join(", ")}`, (batch, [examples]) => {
      if (!isRecord(batch)) return "";
      for (const name of all) {
        const fault = arrayFault(batch[name], examples.length);
        if (fault !== undefined) return `${name}: ${fault}`;
      }
      return undefined;
    }),
    input: answers("an array { shape, data } with a row for each item", (array, [, items]) =>
      arrayFault(array, items.length),
    ),
  };
}

/** The fault of an array that has to have so many rows. */
function arrayFault(array: unknown, rows: number): Fault | undefined {
  if (!isRecord(array)) return "it is missing";
  const { shape, data } = array;
  if (!(data instanceof Float32Array || data instanceof Int32Array))
    return "its data are not a Float32Array or an Int32Array";
  if (!Array.isArray(shape) || !shape.every((size) => isCount(size)))
    return "its shape is not a list of sizes";
  if (shape[0] !== rows) return `its shape is [${shape.join(", ")}] for ${rows} rows`;
  return unless(
    sizeOf(shape) === data.length,
    `it has ${data.length} numbers for the shape [${shape.join(", ")}]`,
  );
}

function isPartOf({ inputs, outputs }: TrainableFamily): (part: unknown) => boolean {
  return (part) =>
    isRecord(part) &&
    typeof part["name"] === "string" &&
    isTexts(part["inputs"]) &&
    part["inputs"].every((name) => inputs.includes(name)) &&
    outputs.includes(part["output"] as string);
}
