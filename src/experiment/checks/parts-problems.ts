import type { ModelFamily } from "../../architecture/model-family.ts";
import type { DataStream } from "../../data/data-stream.ts";
import type { DownstreamTask } from "../../evaluation/downstream-task.ts";
import type { Problem } from "../../json/problem.ts";
import { isTrainable, type TrainableFamily } from "../../training/trainable-family.ts";
import type { Needs, TrainingObjective } from "../../training/training-objective.ts";
import type { Experiment } from "../schema/experiment.ts";

/** The parts of an experiment that have to fit each other, each `undefined` if it is not there or could not be built. */
export interface Parts {
  readonly stream: Pick<DataStream, "kind"> | undefined;
  readonly family: ModelFamily | undefined;
  readonly objective: Pick<TrainingObjective, "needs"> | undefined;
  readonly tasks: readonly (Pick<DownstreamTask, "needs" | "scores"> | undefined)[];
}

/** Parts that do not fit the model family: the stream, the objective and the tasks. */
export function partsProblems(
  experiment: Experiment,
  { stream, family, objective, tasks }: Parts,
): Problem[] {
  if (family === undefined) return [];
  const model = `model family "${experiment.model.type}"`;
  if (!isTrainable(family)) {
    const needing = [
      ...(objective === undefined ? [] : ["/training"]),
      ...(tasks.length === 0 ? [] : ["/evaluation"]),
    ];
    return needing.map((pointer) => ({
      pointer,
      message: `The ${model} has no models that could be trained or scored.`,
      allowed: "a model family whose models train here, or neither /training nor /evaluation",
    }));
  }
  const isRead = stream === undefined || stream.kind === family.reads;
  const misread = isRead ? [] : [otherKind(experiment, stream.kind, family.reads)];
  const unmet = (pointer: string, type: string, needs: Needs | undefined) => {
    const lacking = needs === undefined ? [] : lackingOf(family, needs);
    if (lacking.length === 0) return [];
    const message = `"${type}" needs ${lacking.join(" and ")}, which the ${model} does not give.`;
    return [{ pointer, message, allowed: given(family) }];
  };
  return [
    ...misread,
    ...unmet("/training/objective", experiment.training?.objective?.type ?? "", objective?.needs),
    ...tasks.flatMap((task, index) =>
      unmet(`/evaluation/${index}`, experiment.evaluation[index]?.type ?? "", task?.needs),
    ),
  ];
}

function otherKind({ stream, model }: Experiment, given: string, read: string): Problem {
  return {
    pointer: "/stream",
    message: `The stream "${stream.type}" gives examples of the kind "${given}"; the model family "${model.type}" reads "${read}".`,
    allowed: `a stream of the kind "${read}", or a model family that reads "${given}"`,
  };
}

function lackingOf({ outputs, inputs, targets }: TrainableFamily, needs: Needs): string[] {
  const arrays = [...inputs, ...targets];
  return [
    ...listed(
      "output",
      needs.outputs.filter((name) => !outputs.includes(name)),
    ),
    ...listed(
      "array",
      (needs.arrays ?? []).filter((name) => !arrays.includes(name)),
    ),
  ];
}

function listed(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`the ${what}${names.length === 1 ? "" : "s"} ${names.join(", ")}`];
}

function given({ outputs, inputs, targets }: TrainableFamily): string {
  return `outputs ${outputs.join(", ")}; arrays ${[...inputs, ...targets].join(", ")}`;
}
