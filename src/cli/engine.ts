import type { Argv, CommandModule } from "yargs";

const install: CommandModule<object, { gpu: boolean; quiet: boolean }> = {
  command: "install",
  describe: "Fetch and build the native engine",
  builder: (yargs: Argv) =>
    yargs
      .option("gpu", { type: "boolean", default: false, describe: "With CUDA (untested)" })
      .option("quiet", {
        type: "boolean",
        default: false,
        describe: "Say nothing when it is installed already",
      }),
  handler: async ({ gpu, quiet }) => {
    const { installEngine } = await import("../tensor/install/install-engine.ts");
    const result = await installEngine({ gpu, quiet, report: (line) => console.error(line) });
    if (!result.ok) {
      console.error(result.missing);
      console.error(result.cost);
    }
  },
};

export const engineCommand: CommandModule<object, { json: boolean }> = {
  command: "engine",
  describe: "What computes on this machine, and why",
  builder: (yargs) =>
    yargs.command(install).option("json", { type: "boolean", default: false, describe: "As JSON" }) as Argv<{
      json: boolean;
    }>,
  handler: async ({ json }) => {
    const { describeEngine } = await import("../tensor/engine-report.ts");
    const report = await describeEngine();
    if (json) console.log(JSON.stringify(report, null, 2));
    else {
      const { printRows, printTable } = await import("./print-rows.ts");
      const { engines, ...rest } = report;
      printTable(
        ["engine", "available", ""],
        engines.map(({ name, available, details }) => [name, available ? "yes" : "no", details]),
      );
      console.log();
      printRows({ ...rest });
    }
  },
};
