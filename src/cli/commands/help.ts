import type { Argv, CommandModule } from "yargs";

interface HelpArguments {
  readonly word: string | undefined;
  readonly plugin: readonly string[];
}

/**
 * The command that explains a word.
 * @param commands names of the commands.
 * @param showHelp prints the help of a command, or of all if none is named.
 */
export function createHelpCommand(
  commands: readonly string[],
  showHelp: (command?: string) => Promise<void>,
): CommandModule<object, HelpArguments> {
  return {
    command: "help [word]",
    describe: "Explain a command, a strategy, a port or an option",
    builder: (yargs) =>
      yargs
        .positional("word", {
          type: "string",
          describe: "Such as run, momentum, SearchStrategy or training.updates",
        })
        .option("plugin", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          describe: "Further plug-in, by package name or path",
        })
        .example("espalier help training.updates", "") as unknown as Argv<HelpArguments>,
    handler: async ({ word, plugin }) => {
      if (word === undefined) return showHelp();
      const { registryWith } = await import("../registry-with.ts");
      const { explainWord, wordsOf } = await import("../help/explain-word.ts");
      const registry = await registryWith(plugin);
      if (commands.includes(word)) return showHelp(word);
      if (explainWord(word, registry)) return;
      const { noSuchWord } = await import("../errors.ts");
      throw noSuchWord(word, [...commands, ...wordsOf(registry)]);
    },
  };
}
