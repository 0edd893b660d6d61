import Type from "typebox";
import type { DownstreamTask } from "../../evaluation/downstream-task.ts";
import type { Score } from "../../evaluation/score.ts";
import { guard } from "../../json/guard.ts";
import { type Fault, misfit, type PortChecks, promises } from "./check.ts";
import { firstFault } from "./values.ts";

const Count = Type.Integer({ minimum: 0 });
const share = { minimum: 0, maximum: 1 };

const scoresFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1 }),
        value: Type.Number(share),
        interval: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
        count: Count,
        classes: Type.Optional(Count),
        baselines: Type.Record(Type.String(), Type.Number()),
        ofStep: Type.Optional(Type.Integer({ minimum: 1 })),
      }),
    ),
  ),
);

export const downstreamTask: PortChecks<DownstreamTask> = {
  evaluate: promises(
    "an array of scores: name, value in 0 to 1, interval, count and baselines, all figures finite",
    (scores) => scoresFault(scores) ?? repetition(scores as readonly Score[]),
  ),
};

function repetition(scores: readonly Score[]): Fault | undefined {
  const keys = scores.map(({ name, ofStep }) => JSON.stringify([name, ofStep]));
  return firstFault(scores, ({ name }, index) =>
    keys.indexOf(keys[index]!) === index ? undefined : `there are two scores "${name}"`,
  );
}
