import type { Argv, CommandModule } from "yargs";
import { isInteractive } from "./output.ts";

interface InitArguments {
  readonly starter: string | undefined;
  readonly out: string | undefined;
}

/** The same on every start, but loaded for this command alone. */
async function loadStarters() {
  const { plugins } = await import("../../plugins/index.ts");
  return plugins.flatMap(({ starters = [] }) => starters);
}

export const initCommand: CommandModule<object, InitArguments> = {
  command: "init [starter]",
  describe: "Write a first experiment file for data of your own, by asking or by flags",
  builder: async (yargs: Argv) => {
    const starters = await loadStarters();
    yargs
      .positional("starter", { type: "string", describe: "Kind of data; omitted: asked for" })
      .option("out", { type: "string", describe: "Experiment file to write; default: STARTER.json" });
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
    const { printNext, writeExperiment } = await import("./init/write-experiment.ts");
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
