import type { Argv, CommandModule } from "yargs";
import {
  type ExperimentArguments,
  printDifferences,
  readExperiment,
  withExperiment,
} from "./experiment-arguments.ts";
import { printRows, printTable } from "./print-rows.ts";
import { describeSeconds } from "./progress.ts";

interface PlanArguments extends ExperimentArguments {
  readonly json: boolean;
}

export const planCommand: CommandModule<object, PlanArguments> = {
  command: "plan <file>",
  describe: "What an experiment will do, and how long and how much memory it will take",
  builder: (yargs) =>
    withExperiment(yargs).option("json", {
      type: "boolean",
      default: false,
      describe: "As JSON",
    }) as Argv<PlanArguments>,
  handler: async (given) => {
    const experiment = await readExperiment(given);
    printDifferences(experiment);
    const { assemble } = await import("../run/assemble.ts");
    const { plan, secondsPerUpdate } = await import("../run/plan.ts");
    const { openEngine } = await import("../tensor/engine.ts");
    const assembly = await assemble(experiment);
    try {
      const { largest, ...planned } = await plan(assembly);
      const engine = await openEngine(experiment.settings.machine.engine);
      const seconds = [
        await secondsPerUpdate(assembly, assembly.start),
        await secondsPerUpdate(assembly, largest),
      ].map((perUpdate) => perUpdate * planned.updates);
      const memoryBytes = process.memoryUsage().rss;
      const report = { ...planned, engine: engine.name, seconds, memoryBytes };
      if (given.json) console.log(JSON.stringify(report, null, 2));
      else print(report);
      await engine.close();
    } finally {
      await assembly.close();
    }
  },
};

type Report = Omit<Awaited<ReturnType<typeof import("../run/plan.ts").plan>>, "largest"> & {
  readonly engine: string;
  readonly seconds: readonly number[];
  readonly memoryBytes: number;
};

function print({
  architectures,
  parameters,
  steps,
  trials,
  updates,
  engine,
  seconds,
  memoryBytes,
}: Report): void {
  const number = (value: number | null) => value?.toLocaleString("en") ?? "uncounted";
  printTable(
    ["step", "arrives", "new pairs", "candidates from the start", "largest, parameters"],
    steps.map(({ step, name, pairs, candidates, largestParameters }) => [
      String(step),
      name,
      number(pairs),
      number(candidates),
      number(largestParameters),
    ]),
  );
  console.log();
  printRows({
    architectures: `${number(architectures)} in the whole space`,
    parameters: parameters.map(number).join(" to "),
    trials: `${number(trials)} at most`,
    updates: `${number(updates)} at most`,
    time: `${seconds.map(describeSeconds).join(" to ")} on ${engine}, scoring aside: smallest to largest model, each timed over 3 updates`,
    memory: `${number(Math.round(memoryBytes / 1e6))} MB, as this process took for the largest`,
  });
}
