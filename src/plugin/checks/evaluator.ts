import Type from "typebox";
import { guard } from "../../json/guard.ts";
import type { Evaluator, SharedTraining } from "../../search/evaluator.ts";
import type { MeasurementDescription } from "../../search/measurement-description.ts";
import {
  answers,
  type Fault,
  misfit,
  optional,
  type PortChecks,
  promises,
  property,
  unless,
} from "./check.ts";
import { stateFault } from "./model-state.ts";
import { firstFault, isCount, isRecord } from "./values.ts";

const measuresFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        measurement: Type.String({ pattern: "^[^\\s<>=]+$" }),
        direction: Type.Enum(["minimize", "maximize"]),
        unit: Type.String(),
        description: Type.String(),
        varies: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
);

const sharedTraining: PortChecks<SharedTraining> = {
  updates: property("an integer from 0", (updates) => unless(isCount(updates))),
  train: promises("{ update, state, plan, loss }: where the training stands", (trained) =>
    isRecord(trained) && isCount(trained["update"]) ? stateFault(trained["state"]) : "",
  ),
  partOf: answers("the state of the candidate's architecture", (part, [, architecture]) =>
    stateFault(part, architecture),
  ),
};

export const evaluator: PortChecks<Evaluator> = {
  measures: property(
    "an array of { measurement, direction, unit, description }, names without spaces, <, > and =",
    (measures) => measuresFault(measures) ?? repetition(measures as readonly MeasurementDescription[]),
  ),
  updates: property("an integer from 0", (updates) => unless(isCount(updates))),
  sharedTraining: optional(
    property(
      "an object with `updates`, `train` and `partOf`",
      (training) => unless(isRecord(training)),
      (training, guardPart) => guardPart("", training, sharedTraining),
    ),
  ),
  // Recording a trial looks at its figures: without them it has failed, and the search goes on.
  measure: { ...promises("figures by name", () => undefined), mayThrow: true },
};

function repetition(measures: readonly MeasurementDescription[]): Fault | undefined {
  const names = measures.map(({ measurement }) => measurement);
  return firstFault(names, (name, index) =>
    names.indexOf(name) === index ? undefined : `"${name}" is there twice`,
  );
}
