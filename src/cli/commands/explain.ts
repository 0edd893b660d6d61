import type { CommandModule } from "yargs";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import type { StrategyConfiguration } from "../../plugin/configuration.ts";
import { type LoopLineName, loopRows } from "../../run/loop/growth-loop.ts";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { flatJson } from "../print/format-json.ts";
import { printRow } from "../print/print-rows.ts";
import { keptTogether } from "../print/wrap.ts";
import { counted } from "../../counted.ts";
import { shortNumber } from "../../short-number.ts";

export const explainCommand: CommandModule<object, ExperimentArguments> = {
  command: "explain <file>",
  describe: "Show the growth loop with the strategies of an experiment",
  builder: (yargs) => withExperiment(yargs).example("espalier explain experiments/growclip-emoji.json", ""),
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { withStrategies } = await import("../../experiment/with-strategies.ts");
    await withStrategies(resolved, () => {
      for (const [code, text] of loopRows(filledIn(resolved.experiment)))
        printRow(code, keptTogether(text), 3);
    });
  },
};

/** The strategies of an experiment beside the lines of the loop. */
function filledIn(experiment: Experiment): Readonly<Record<LoopLineName, readonly string[]>> {
  const { stream, replay, model, start, growth, search, training, evaluation } = experiment;
  const first = typeof start === "string" ? start : flatJson(start);
  return {
    start: [`${first} of ${model.type}`],
    stream: [show(stream)],
    replay: [show(replay)],
    trigger: [show(growth.trigger)],
    space: [
      show(growth.space),
      ...(growth.dimensions.length > 0 ? [`dimensions ${growth.dimensions.map(show).join(", ")}`] : []),
    ],
    search: [
      `${show(search.strategy)}, ${counted(search.trials, "trial")}`,
      `scheduler ${show(search.scheduler)}`,
      `evaluator ${show(search.evaluator)}`,
      ...describeGoal(search),
    ],
    selection: [show(search.selection)],
    inheritance: [show(growth.inheritance)],
    training: training === undefined ? ["left out"] : describeTraining(training),
    evaluation: [evaluation.map(show).join(", ") || "left out"],
  };
}

/** `400 updates of 64 examples`, or `updates of 64 examples within 10.0 T FLOPs, the search included`. */
function lengthOf({ updates, batchSize, budget }: NonNullable<Experiment["training"]>): string {
  const batch = counted(batchSize, "example");
  if (updates !== undefined) return `${counted(updates, "update")} of ${batch}`;
  const { flops, examples = 0 } = budget ?? {};
  const amount = flops === undefined ? counted(examples, "training example") : `${shortNumber(flops)} FLOPs`;
  return `updates of ${batch} within ${amount}, the search included`;
}

function describeTraining(training: NonNullable<Experiment["training"]>): string[] {
  const { objective, schedule, learningRate: rate } = training;
  const peak =
    typeof rate === "number"
      ? String(rate)
      : `${rate.value} at ${counted(rate.at, "parameter")}, exponent ${rate.exponent}`;
  return [`${lengthOf(training)}, ${show(objective)}`, `schedule ${show(schedule)}`, `learning rate ${peak}`];
}

/** Objectives and constraints of the search, as far as the file names them. */
function describeGoal({ objectives = [], constraints = [] }: Experiment["search"]): string[] {
  const wanted = objectives.map((one) =>
    typeof one === "string" ? one : [one.direction, one.measurement].filter(Boolean).join(" "),
  );
  return [
    ...(wanted.length > 0 ? [`objectives ${wanted.join(", ")}`] : []),
    ...(constraints.length > 0 ? [`constraints ${constraints.join(", ")}`] : []),
  ];
}

/** `momentum (mode "ema", averageWindow 0.1)`. */
function show({ type, ...options }: StrategyConfiguration): string {
  const shown = Object.entries(options).map(([name, value]) => `${name} ${showValue(value)}`);
  return shown.length === 0 ? type : `${type} (${shown.join(", ")})`;
}

function showValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return flatJson(value);
  return "type" in value ? show(value as StrategyConfiguration) : flatJson(value);
}
