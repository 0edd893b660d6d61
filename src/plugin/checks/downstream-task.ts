import Type from "typebox";
import type { DownstreamTask } from "../../evaluation/downstream-task.ts";
import type { Score } from "../../evaluation/score.ts";
import { guard } from "../../json/guard.ts";
import { type Fault, misfit, type PortChecks, promises, property, unless } from "./check.ts";
import { NEEDED, neededFault } from "./needs.ts";
import { firstFault } from "./values.ts";

const Count = Type.Integer({ minimum: 0 });

const scoresFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1 }),
        value: Type.Number(),
        interval: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
        count: Count,
        direction: Type.Optional(Type.Enum(["minimize", "maximize"])),
        unit: Type.Optional(Type.String({ minLength: 1 })),
        classes: Type.Optional(Count),
        baselines: Type.Record(Type.String(), Type.Number()),
        ofStep: Type.Optional(Type.Integer({ minimum: 1 })),
      }),
    ),
  ),
);

export const downstreamTask: PortChecks<DownstreamTask> = {
  needs: property(NEEDED, neededFault),
  evaluate: promises(
    "an array of scores: name, value (in 0 to 1, unless it has a unit), interval, count and baselines, all figures finite",
    (scores) =>
      scoresFault(scores) ?? shareFault(scores as readonly Score[]) ?? repetition(scores as readonly Score[]),
  ),
};

function shareFault(scores: readonly Score[]): Fault | undefined {
  return firstFault(scores, ({ name, value, unit }) =>
    unless(
      unit !== undefined || (value >= 0 && value <= 1),
      `"${name}" is ${value}, not in 0 to 1, and has no unit`,
    ),
  );
}

function repetition(scores: readonly Score[]): Fault | undefined {
  const keys = scores.map(({ name, ofStep }) => JSON.stringify([name, ofStep]));
  return firstFault(scores, ({ name }, index) =>
    keys.indexOf(keys[index]!) === index ? undefined : `there are two scores "${name}"`,
  );
}
