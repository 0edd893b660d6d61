import type { Argv, CommandModule } from "yargs";
import { print, printJson, printNote } from "../print/output.ts";

const install: CommandModule<object, { gpu: boolean; optional: boolean }> = {
  command: "install",
  describe: "Download and build the native engine",
  builder: (yargs: Argv) =>
    yargs
      .example("espalier engine install", "")
      .option("gpu", {
        type: "boolean",
        default: false,
        describe: "Build it with CUDA; untested on a GPU",
      })
      .option("optional", {
        type: "boolean",
        default: false,
        describe: "For scripts: silent if installed, exit code 0 if it cannot be installed",
      }),
  handler: async ({ gpu, optional }) => {
    const { installEngine } = await import("../../tensor/install/install-engine.ts");
    const result = await installEngine({ gpu, report: (line) => printNote(line) });
    if (result.ok) {
      if (!optional) printNote(`The native engine is installed in ${result.folder}.`);
      return;
    }
    printNote(result.missing);
    printNote(result.cost);
    if (!optional) process.exitCode = 1;
  },
};

export const engineCommand: CommandModule<object, { json: boolean }> = {
  command: "engine",
  describe: "Show the engines of this machine and the one that is used",
  builder: (yargs) =>
    yargs
      .command(install)
      .option("json", { type: "boolean", default: false, describe: "Print JSON" })
      .example("espalier engine", "") as Argv<{
      json: boolean;
    }>,
  handler: async ({ json }) => {
    const { describeEngine } = await import("../../tensor/engine-report.ts");
    const report = await describeEngine();
    if (json) printJson(report);
    else {
      const { printRows } = await import("../print/print-rows.ts");
      const { printTable } = await import("../print/print-table.ts");
      const { engines, ...rest } = report;
      printTable(
        ["engine", "available", ""],
        engines.map(({ name, available, details }) => [name, available ? "yes" : "no", details]),
      );
      print();
      printRows({ ...rest });
    }
  },
};
