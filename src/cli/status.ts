import type { Argv, CommandModule } from "yargs";
import { describeEvent } from "./describe-event.ts";

interface StatusArguments {
  readonly run: string;
  readonly json: boolean;
}

export const statusCommand: CommandModule<object, StatusArguments> = {
  command: "status <run>",
  describe: "How far a run is, and its results so far",
  builder: (yargs) =>
    yargs
      .positional("run", { type: "string", demandOption: true, describe: "Run folder" })
      .option("json", { type: "boolean", default: false, describe: "As JSON" }) as Argv<StatusArguments>,
  handler: async ({ run, json }) => {
    const { readRun } = await import("../run/read-run.ts");
    const { state, settings, events } = readRun(run);
    if (json) {
      console.log(JSON.stringify({ name: settings.name, state, events }, null, 2));
      return;
    }
    console.log(`${settings.name}: ${state}, ${events.length} events`);
    const last = events.findLast((event) => describeEvent(event) !== undefined);
    if (last !== undefined) console.log(`last: ${describeEvent(last)?.trim()}`);
    const { printResults } = await import("./print-results.ts");
    printResults(events);
  },
};
