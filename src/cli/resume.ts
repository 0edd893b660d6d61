import type { Argv, CommandModule } from "yargs";

interface ResumeArguments {
  readonly run: string;
  readonly engine: "auto" | "native" | "wasm" | "cpu" | undefined;
}

export const resumeCommand: CommandModule<object, ResumeArguments> = {
  command: "resume <run>",
  describe: "Go on with a run that was interrupted",
  builder: (yargs) =>
    yargs.positional("run", { type: "string", demandOption: true, describe: "Run folder" }).option("engine", {
      choices: ["auto", "native", "wasm", "cpu"] as const,
      describe: "What computes; instead of /machine/engine",
    }) as Argv<ResumeArguments>,
  handler: async ({ run, engine }) => {
    const { resumeExperiment } = await import("./run-experiment.ts");
    await resumeExperiment(run, engine);
  },
};
