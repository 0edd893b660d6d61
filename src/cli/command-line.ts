import yargs, { type CommandModule } from "yargs";
import { ablateCommand } from "./commands/ablate.ts";
import { benchCommand } from "./commands/bench.ts";
import { branchCommand } from "./commands/branch.ts";
import { compareCommand } from "./commands/compare.ts";
import { createPluginCommand } from "./commands/create-plugin.ts";
import { dataCommand } from "./commands/data.ts";
import { engineCommand } from "./commands/engine.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { createHelpCommand } from "./commands/help.ts";
import { importCommand } from "./commands/import.ts";
import { initCommand } from "./commands/init.ts";
import { planCommand } from "./commands/plan.ts";
import { previewCommand } from "./commands/preview.ts";
import { reportCommand } from "./commands/report.ts";
import { resumeCommand } from "./commands/resume.ts";
import { runCommand } from "./commands/run.ts";
import { schemaCommand } from "./commands/schema.ts";
import { statusCommand } from "./commands/status.ts";
import { strategiesCommand } from "./commands/strategies.ts";
import { trialsCommand } from "./commands/trials.ts";
import { validateCommand } from "./commands/validate.ts";
import { watchCommand } from "./commands/watch.ts";
import { packageVersion } from "../package-folder.ts";
import { beginWork, endWork } from "../process/early-end.ts";
import { wrongUsage } from "./errors.ts";
import { print } from "./print/output.ts";
import { printError } from "./print/print-error.ts";
import { printNotices } from "./print/print-notices.ts";
import { terminalWidth } from "./print/terminal-width.ts";

/** In the order of `espalier --help`. */
const COMMANDS = [
  initCommand,
  runCommand,
  resumeCommand,
  branchCommand,
  ablateCommand,
  validateCommand,
  planCommand,
  explainCommand,
  previewCommand,
  statusCommand,
  compareCommand,
  trialsCommand,
  reportCommand,
  watchCommand,
  exportCommand,
  importCommand,
  strategiesCommand,
  schemaCommand,
  createPluginCommand,
  dataCommand,
  engineCommand,
  benchCommand,
] as unknown as readonly CommandModule[];

/** Columns of help pages, at most. */
const HELP_WIDTH = 100;

/** Runs one command. Errors are printed and set `process.exitCode`. @param args without the program's name. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const ignore = printNotices();
  try {
    await parse(args);
  } catch (error) {
    printError(error);
  }
  ignore();
  endWork();
}

async function parse(args: readonly string[]): Promise<void> {
  const cli = yargs();
  /** The flags of the command that is being parsed, which yargs knows but its types lack. */
  const knownFlags = (): readonly string[] => {
    const known = cli as unknown as { getOptions(): { readonly key: Readonly<Record<string, boolean>> } };
    return Object.keys(known.getOptions().key);
  };
  await cli
    .scriptName("espalier")
    .version(packageVersion())
    .wrap(Math.min(HELP_WIDTH, terminalWidth()))
    .usage("$0 <command>\n\nNeural architecture search that grows networks while their data keep arriving.")
    .command([...COMMANDS])
    .command(
      createHelpCommand(COMMANDS.map(nameOf), (command) => parse([...(command?.split(" ") ?? []), "--help"])),
    )
    .epilog("Begin with:\n  espalier run experiments/growclip-emoji.json\n  espalier help run")
    .middleware(() => beginWork(`espalier ${args.join(" ")}`))
    .demandCommand(1, "Which command?")
    .strict()
    .recommendCommands()
    .fail((message, error) => {
      // Wrong usage is reported as a text, or as yargs' own error.
      throw error === undefined || error.name === "YError"
        ? wrongUsage(message ?? error?.message, knownFlags())
        : error;
    })
    .parseAsync([...args], {}, (_error, _given, output) => {
      // Help and version, which yargs would otherwise print on its own.
      if (output !== "") print(output);
    });
}

function nameOf({ command }: CommandModule): string {
  return String(command).split(" ")[0] as string;
}
