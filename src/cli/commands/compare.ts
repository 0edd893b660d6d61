import type { Argv, CommandModule } from "yargs";
import { wrongUsage } from "../errors.ts";
import { printJson } from "../print/output.ts";
import { atMostOne } from "./at-most-one.ts";

interface CompareArguments {
  readonly runs: readonly string[];
  readonly json: boolean;
  readonly markdown: boolean;
}

export const compareCommand: CommandModule<object, CompareArguments> = {
  command: "compare <runs..>",
  describe: "Show where runs differ: configuration, scores, size and time",
  builder: (yargs) =>
    yargs
      .positional("runs", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "Two or more run folders, finished or not; the others are compared with the first",
      })
      .option("markdown", { type: "boolean", default: false, describe: "Print the tables as Markdown" })
      .option("json", {
        type: "boolean",
        default: false,
        describe: "Print JSON; docs/results.md lists the fields",
      })
      .check(atMostOne("json", "markdown"))
      .check(({ runs }) => {
        if (runs.length < 2) throw wrongUsage("compare needs at least two run folders", []);
        return true;
      })
      .example(
        "espalier compare runs/wide-0123456789ab runs/deep-ba9876543210",
        "",
      ) as unknown as Argv<CompareArguments>,
  handler: async ({ runs, json, markdown }) => {
    const { compareRuns } = await import("../../report/compare-runs.ts");
    const comparison = compareRuns(runs);
    if (json) return printJson(comparison);
    const { printComparison } = await import("../print/print-comparison.ts");
    printComparison(comparison, markdown);
  },
};
