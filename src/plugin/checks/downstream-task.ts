import Type from "typebox";
import { MAXIMUM_CLASSES } from "../../evaluation/class-accuracies.ts";
import type { DownstreamTask } from "../../evaluation/downstream-task.ts";
import type { Score, ScoreKind } from "../../evaluation/score.ts";
import { type TaskExample, TaskExamplesSchema } from "../../evaluation/task-example.ts";
import { guard } from "../../json/guard.ts";
import { type Fault, misfit, optional, type PortChecks, promises, property, unless } from "./check.ts";
import { NEEDED, neededFault } from "./needs.ts";
import { firstFault } from "./values.ts";

const Count = Type.Integer({ minimum: 0 });

const kind = {
  name: Type.String({ minLength: 1 }),
  direction: Type.Optional(Type.Enum(["minimize", "maximize"])),
  unit: Type.Optional(Type.String({ minLength: 1 })),
};

const kindsFault = misfit(guard(Type.Array(Type.Object(kind))));

const scoresFault = misfit(
  guard(
    Type.Array(
      Type.Object({
        ...kind,
        value: Type.Number(),
        interval: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
        count: Count,
        classes: Type.Optional(Count),
        byClass: Type.Optional(
          Type.Array(Type.Object({ name: Type.String(), count: Count, right: Count }), {
            maxItems: MAXIMUM_CLASSES,
          }),
        ),
        baselines: Type.Record(Type.String(), Type.Number()),
        ofStep: Type.Optional(Type.Integer({ minimum: 1 })),
      }),
    ),
  ),
);

const examplesFault = misfit(guard(TaskExamplesSchema));

export const downstreamTask: PortChecks<DownstreamTask> = {
  needs: property(NEEDED, neededFault),
  scores: optional(
    property("an array of { name, direction, unit }; the last two may be omitted", kindsFault),
  ),
  evaluate: promises(
    "an array of scores: name, value (in 0 to 1, unless it has a unit), interval, count and baselines, all figures finite",
    (scores, _, task) =>
      scoresFault(scores) ??
      shareFault(scores as readonly Score[]) ??
      repetition(scores as readonly Score[]) ??
      undeclared(scores as readonly Score[], task.scores),
  ),
  examples: optional(
    promises(
      "at most 8 examples: title, id, question and at most 10 answers; texts of at most 1,000 characters, media as data URIs of at most 8,192",
      (examples) => examplesFault(examples) ?? exampleRepetition(examples as readonly TaskExample[]),
    ),
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

function exampleRepetition(examples: readonly TaskExample[]): Fault | undefined {
  const keys = examples.map(({ title, id }) => JSON.stringify([title, id]));
  return firstFault(examples, ({ id }, index) =>
    keys.indexOf(keys[index]!) === index ? undefined : `there are two examples "${id}" of one title`,
  );
}

/** A score that the task has not announced as it is. */
function undeclared(scores: readonly Score[], kinds: readonly ScoreKind[] | undefined): Fault | undefined {
  if (kinds === undefined) return undefined;
  return firstFault(scores, ({ name, direction = "maximize", unit }) => {
    const kind = kinds.find((one) => one.name === name);
    if (kind === undefined) return `"${name}" is missing in \`scores\` of the task`;
    const isSame = (kind.direction ?? "maximize") === direction && kind.unit === unit;
    return unless(isSame, `"${name}" has another direction or unit in \`scores\` of the task`);
  });
}
