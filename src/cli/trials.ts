import type { Argv, CommandModule } from "yargs";
import { describeArchitecture } from "./describe-event.ts";

interface TrialsArguments {
  readonly run: string;
  readonly step: number | undefined;
  readonly json: boolean;
}

export const trialsCommand: CommandModule<object, TrialsArguments> = {
  command: "trials <run>",
  describe: "All candidates of a run and what they are worth",
  builder: (yargs) =>
    yargs
      .positional("run", { type: "string", demandOption: true, describe: "Run folder" })
      .option("step", { type: "number", describe: "One growth step only" })
      .option("json", { type: "boolean", default: false, describe: "As JSON" }) as Argv<TrialsArguments>,
  handler: async ({ run, step, json }) => {
    const { readRun } = await import("../run/read-run.ts");
    const { trialsByStep } = await import("../run/history.ts");
    const shown = trialsByStep(readRun(run).events)
      .filter((search) => step === undefined || search.step === step)
      .flatMap((search) => search.trials.map((trial) => ({ step: search.step, ...trial })));
    if (json) {
      console.log(JSON.stringify(shown, null, 2));
      return;
    }
    const { printTable } = await import("./print-rows.ts");
    const names = [...new Set(shown.flatMap((trial) => Object.keys(trial.measurements)))];
    printTable(
      ["step", "trial", "status", ...names, "architecture"],
      shown.map((trial) => [
        String(trial.step),
        String(trial.number),
        trial.status,
        ...names.map((name) => showNumber(trial.measurements[name])),
        trial.failure ?? describeArchitecture(trial.architecture.values),
      ]),
    );
  },
};

function showNumber(value: number | undefined): string {
  if (value === undefined) return "";
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(5);
}
