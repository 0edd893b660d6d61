import type { CommandModule } from "yargs";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { keysOf, ownValue } from "../json/pointer.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
import type { SlotPointer } from "../plugin/slots.ts";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { print } from "./output.ts";
import { counted } from "./show-number.ts";

export const explainCommand: CommandModule<object, ExperimentArguments> = {
  command: "explain <file>",
  describe: "The growth loop with this experiment's strategies filled in",
  builder: withExperiment,
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { withStrategies } = await import("../experiment/with-strategies.ts");
    await withStrategies(resolved, () => printLoop(resolved.experiment));
  },
};

/** The growth loop, line by line, with what an experiment has chosen. */
function printLoop(experiment: Experiment): void {
  const { model, start, search, training, evaluation } = experiment;
  const chosen = (slot: SlotPointer) => showValue(keysOf(slot).reduce<unknown>(ownValue, experiment));
  const first = typeof start === "string" ? start : JSON.stringify(start);
  const lines: readonly (readonly [string, string])[] = [
    [`current = initial(space)`, `${first} of ${model.type}`],
    [`for step of stream`, chosen("/stream")],
    [`  examples = replay.select(step)`, chosen("/replay")],
    [`  if trigger.fires(history)`, chosen("/growth/trigger")],
    [`    space  = growthSpace.at(step, current)`, chosen("/growth/space")],
    [
      `    trials = search(space, current, examples)`,
      `${chosen("/search/strategy")}, ${counted(search.trials, "trial")}`,
    ],
    [``, `scheduler ${chosen("/search/scheduler")}`],
    [``, `evaluator ${chosen("/search/evaluator")}`],
    ...describeGoal(search),
    [`    chosen = selection.choose(trials)`, chosen("/search/selection")],
    [`    current = inheritance.inherit(current, chosen)`, chosen("/growth/inheritance")],
    [
      `  current = train(current, examples)`,
      training === undefined
        ? "left out"
        : `${counted(training.updates, "update")} of ${counted(training.batchSize, "example")}, ${chosen("/training/objective")}`,
    ],
    [`  scores[step] = evaluate(current)`, evaluation.map(show).join(", ") || "left out"],
  ];
  const width = Math.max(...lines.map(([code]) => code.length));
  for (const [code, filled] of lines) print(`${code.padEnd(width)}   ${filled}`);
}

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
