import yargs from "yargs";
import { createPluginCommand } from "./create-plugin.ts";
import { benchCommand } from "./bench.ts";
import { engineCommand } from "./engine.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { planCommand } from "./plan.ts";
import { previewCommand } from "./preview.ts";
import { print } from "./output.ts";
import { printError } from "./print-error.ts";
import { resumeCommand } from "./resume.ts";
import { runCommand } from "./run.ts";
import { schemaCommand } from "./schema.ts";
import { statusCommand } from "./status.ts";
import { strategiesCommand } from "./strategies.ts";
import { trialsCommand } from "./trials.ts";
import { packageVersion } from "../package-folder.ts";
import { beginWork, endWork } from "../process/early-end.ts";
import { wrongUsage } from "./errors.ts";
import { validateCommand } from "./validate.ts";

/** Runs one command. Errors are printed and set `process.exitCode`. @param args without the program's name. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const cli = yargs();
  /** The flags of the command that is being parsed, which yargs knows and its types do not tell. */
  const knownFlags = (): readonly string[] => {
    const known = cli as unknown as { getOptions(): { readonly key: Readonly<Record<string, boolean>> } };
    return Object.keys(known.getOptions().key);
  };
  try {
    await cli
      .scriptName("espalier")
      .version(packageVersion())
      .usage("$0 <command>\n\nNeural architecture search that grows networks while their data keep arriving.")
      .command(initCommand)
      .command(runCommand)
      .command(resumeCommand)
      .command(validateCommand)
      .command(planCommand)
      .command(explainCommand)
      .command(previewCommand)
      .command(statusCommand)
      .command(trialsCommand)
      .command(exportCommand)
      .command(importCommand)
      .command(strategiesCommand)
      .command(schemaCommand)
      .command(createPluginCommand)
      .command(engineCommand)
      .command(benchCommand)
      .middleware(() => beginWork(`espalier ${args.join(" ")}`))
      .demandCommand(1, "Which command?")
      .strict()
      .recommendCommands()
      .fail((message, error) => {
        // What yargs itself finds wrong comes as a text, or as an error of its own.
        throw error === undefined || error.name === "YError"
          ? wrongUsage(message ?? error?.message, knownFlags())
          : error;
      })
      .parseAsync(args, {}, (_error, _given, output) => {
        // Help and version, which yargs would print past the others.
        if (output !== "") print(output);
      });
  } catch (error) {
    printError(error);
  }
  endWork();
}
