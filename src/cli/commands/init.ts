import type { Argv, CommandModule } from "yargs";
import { isInteractive } from "../print/output.ts";

interface InitArguments {
  readonly starter: string | undefined;
  readonly out: string | undefined;
}

/** Loads the starters of the built-in plug-ins. */
async function loadStarters() {
  const { plugins } = await import("../../../plugins/index.ts");
  return plugins.flatMap(({ starters = [] }) => starters);
}

export const initCommand: CommandModule<object, InitArguments> = {
  command: "init [starter]",
  describe: "Write a first experiment file for your own data, by questions or flags",
  builder: async (yargs: Argv) => {
    const starters = await loadStarters();
    yargs
      .positional("starter", { type: "string", describe: "Kind of data. Default: asked for" })
      .option("out", { type: "string", describe: "Experiment file to write. Default: STARTER.json" })
      .example("espalier init text-files --folder texts", "");
    for (const { name, summary, questions } of starters)
      for (const [question, { message, default: byDefault }] of Object.entries(questions))
        yargs.option(question, {
          type: "string",
          group: `${name}: ${summary}`,
          describe: byDefault === undefined ? message : `${message} [${byDefault}]`,
        });
    return yargs as Argv<InitArguments>;
  },
  handler: async ({ starter, out, ...flags }) => {
    const { printNext, writeExperiment } = await import("../init/write-experiment.ts");
    const starters = await loadStarters();
    const questions = new Set(starters.flatMap((one) => Object.keys(one.questions)));
    const answers = Object.fromEntries(Object.entries(flags).filter(([name]) => questions.has(name)));
    const request = {
      starter,
      out,
      answers: answers as Record<string, string>,
      isInteractive: isInteractive(),
    };
    printNext(await writeExperiment(starters, request));
  },
};
