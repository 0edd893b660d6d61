import type { CommandModule } from "yargs";
import type { Experiment } from "../experiment/schema/experiment.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
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
    const { stream, replay, model, start, growth, search, training, evaluation } = experiment.settings;
    const first = typeof start === "string" ? start : JSON.stringify(start);
    const lines: readonly (readonly [string, string])[] = [
      [`current = initial(space)`, `${first} of ${model.type}`],
      [`for step of stream`, show(stream)],
      [`  examples = replay.select(step)`, show(replay)],
      [`  if trigger.fires(history)`, show(growth.trigger)],
      [`    space  = growthSpace.at(step, current)`, show(growth.space)],
      [
        `    trials = search(space, current, examples)`,
        `${show(search.strategy)}, ${counted(search.trials, "trial")}`,
      ],
      [``, `scheduler ${show(search.scheduler)}`],
      [``, `evaluator ${show(search.evaluator)}`],
      ...describeGoal(search),
      [`    chosen = selection.choose(trials)`, show(search.selection)],
      [`    current = inheritance.inherit(current, chosen)`, show(growth.inheritance)],
      [
        `  current = train(current, examples)`,
        training === undefined
          ? "left out"
          : `${counted(training.updates, "update")} of ${counted(training.batchSize, "example")}, ${show(training.objective)}`,
      ],
      [`  scores[step] = evaluate(current)`, evaluation.map(show).join(", ") || "left out"],
    ];
    const width = Math.max(...lines.map(([code]) => code.length));
    for (const [code, filled] of lines) print(`${code.padEnd(width)}   ${filled}`);
  },
};

/** What the search improves and keeps, as far as the file says. */
function describeGoal({
  objectives = [],
  constraints = [],
}: Experiment["search"]): (readonly [string, string])[] {
  const wanted = objectives.map((one) =>
    typeof one === "string" ? one : [one.direction, one.measurement].filter(Boolean).join(" "),
  );
  return [
    ...(wanted.length > 0 ? [["", `objectives ${wanted.join(", ")}`] as const] : []),
    ...(constraints.length > 0 ? [["", `constraints ${constraints.join(", ")}`] as const] : []),
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
