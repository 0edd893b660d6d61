import type { CommandModule } from "yargs";
import type { Experiment } from "../experiment/experiment.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
import { type LoopLineName, printedLoop } from "../run/loop/growth-loop.ts";
import {
  type ExperimentArguments,
  printDifferences,
  readExperiment,
  withExperiment,
} from "./experiment-arguments.ts";
import { print } from "./output.ts";
import { counted } from "./show-number.ts";

export const explainCommand: CommandModule<object, ExperimentArguments> = {
  command: "explain <file>",
  describe: "The growth loop with this experiment's strategies filled in",
  builder: withExperiment,
  handler: async (given) => {
    const experiment = await readExperiment(given);
    printDifferences(experiment);
    for (const line of printedLoop(filledIn(experiment.settings))) print(line);
  },
};

/** What stands beside each line of the loop. */
function filledIn(settings: Experiment): Readonly<Record<LoopLineName, readonly string[]>> {
  const { stream, replay, model, start, growth, search, training, evaluation } = settings;
  const first = typeof start === "string" ? start : JSON.stringify(start);
  return {
    start: [`${first} of ${model.type}`],
    stream: [show(stream)],
    replay: [show(replay)],
    trigger: [show(growth.trigger)],
    space: [show(growth.space)],
    search: [
      `${show(search.strategy)}, ${counted(search.trials, "trial")}`,
      `scheduler ${show(search.scheduler)}`,
      `evaluator ${show(search.evaluator)}`,
      ...describeGoal(search),
    ],
    selection: [show(search.selection)],
    inheritance: [show(growth.inheritance)],
    training: [
      training === undefined
        ? "left out"
        : `${counted(training.updates, "update")} of ${counted(training.batchSize, "example")}, ${show(training.objective)}`,
    ],
    evaluation: [evaluation.map(show).join(", ") || "left out"],
  };
}

/** What the search improves and keeps, as far as the file says. */
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
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return "type" in value ? show(value as StrategyConfiguration) : JSON.stringify(value);
}
