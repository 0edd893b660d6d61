import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { PAGE_NAME } from "../../report/page-name.ts";
import { printJson, printNote, printText } from "../print/output.ts";
import { withRun } from "./run-arguments.ts";

interface StatusArguments {
  readonly run: string;
  readonly json: boolean;
  readonly classes?: string | undefined;
}

export const statusCommand: CommandModule<object, StatusArguments> = {
  command: "status <run>",
  describe: "Show the progress and the results of a run",
  builder: (yargs) =>
    withRun(yargs)
      .option("json", {
        type: "boolean",
        default: false,
        describe: "Print JSON; docs/results.md lists the fields",
      })
      .option("classes", {
        type: "string",
        requiresArg: true,
        describe: "Print the accuracy by class of a score, such as zero-shot",
      })
      .example("espalier status runs/growclip-emoji-0123456789ab", "") as Argv<StatusArguments>,
  handler: async ({ run, json, classes }) => {
    const { readRun } = await import("../../run/results/read-run.ts");
    const { runResults } = await import("../../report/run-results.ts");
    const record = readRun(run);
    const results = runResults(record);
    if (json) {
      printJson(results);
      return;
    }
    if (classes !== undefined) {
      const { printClasses } = await import("../print/print-classes.ts");
      printClasses(results, classes);
      return;
    }
    const { describeEvent } = await import("../describe/describe-event.ts");
    const { printResults } = await import("../print/print-results.ts");
    const { counted } = await import("../../counted.ts");
    const { name, state, currentStep } = results;
    const where = state === "finished" || currentStep === null ? "" : `, growth step ${currentStep}`;
    printText(`${name}: ${state}${where}, ${counted(results.events, "event")}`);
    const { events } = record;
    const last = events.findLast((event) => describeEvent(event, events) !== undefined);
    if (last !== undefined) printText(`last: ${describeEvent(last, events)?.trim()}`);
    printResults(events, record.experiment.scores);
    const page = join(run, PAGE_NAME);
    const isUpToDate = state === "finished" && existsSync(page);
    printNote(isUpToDate ? `\nIts page, for a browser: ${page}` : `\nIts page: espalier watch ${run}`);
  },
};
