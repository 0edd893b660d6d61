import type { Argv, CommandModule } from "yargs";
import { defaultOf, type Question, type Starter } from "../../plugin/starter.ts";
import { isInteractive } from "../print/output.ts";

interface InitArguments {
  readonly out: string | undefined;
}

/** Loads the starters of the built-in plug-ins. */
async function loadStarters(): Promise<readonly Starter[]> {
  const { plugins } = await import("../../../plugins/index.ts");
  return plugins.flatMap(({ starters = [] }) => starters);
}

export const initCommand: CommandModule<object, InitArguments> = {
  command: "init",
  describe: "Write a first experiment file for your own data, by questions or flags",
  builder: async (yargs: Argv) => {
    yargs
      .option("out", { type: "string", describe: "Experiment file to write. Default: STARTER.json" })
      .example("espalier init text-files --folder texts", "")
      .example("espalier init csv --help", "lists the flags of a kind of data");
    for (const starter of await loadStarters()) yargs.command(commandOf(starter));
    return yargs as Argv<InitArguments>;
  },
  handler: (flags) => begin(undefined, flags),
};

/** A starter with its questions as flags. */
function commandOf(starter: Starter): CommandModule<object, InitArguments> {
  const { name, summary, questions } = starter;
  return {
    command: name,
    describe: summary,
    builder: (yargs) => {
      for (const [name, question] of Object.entries(questions))
        yargs.option(name, {
          type: "string",
          // A flag that is repeated is a list.
          coerce: (answer: string | readonly string[]) => (Array.isArray(answer) ? answer.join() : answer),
          describe: describeQuestion(question),
        });
      return yargs as Argv<InitArguments>;
    },
    handler: (flags) => begin(starter, flags),
  };
}

/** Such as `Growth steps [3]`. */
function describeQuestion(question: Question): string {
  const byDefault = defaultOf(question);
  return byDefault === undefined ? question.message : `${question.message} [${byDefault}]`;
}

/** @param starter omitted: asked for. */
async function begin(starter: Starter | undefined, { out, ...flags }: InitArguments): Promise<void> {
  const { printNext, writeExperiment } = await import("../init/write-experiment.ts");
  const questions = Object.keys(starter?.questions ?? {});
  const answers = Object.entries(flags).filter(([name]) => questions.includes(name));
  printNext(
    await writeExperiment(await loadStarters(), {
      starter,
      out,
      answers: Object.fromEntries(answers) as Record<string, string>,
      isInteractive: isInteractive(),
    }),
  );
}
