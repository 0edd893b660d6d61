import type { Argv, CommandModule } from "yargs";
import { print } from "../print/output.ts";
import { PLUGIN_KINDS, type PluginKind } from "../write/write-plugin.ts";

interface CreatePluginArguments {
  readonly name: string;
  readonly kind: PluginKind;
}

export const createPluginCommand: CommandModule<object, CreatePluginArguments> = {
  command: "create-plugin <name>",
  describe: "Write a plug-in of your own: a folder with its code, tests and an experiment",
  builder: (yargs) =>
    yargs
      .positional("name", {
        type: "string",
        demandOption: true,
        describe: "Name of the folder, the plug-in and the strategy, such as my-search",
      })
      .option("kind", {
        choices: PLUGIN_KINDS,
        default: "search" as const,
        describe:
          "Kind of plug-in. search: a search strategy. model: a model family with its stream, objective and task",
      })
      .example("espalier create-plugin my-search", "") as Argv<CreatePluginArguments>,
  handler: async ({ name, kind }) => {
    const { registryWith } = await import("../registry-with.ts");
    const { writePlugin } = await import("../write/write-plugin.ts");
    const files = writePlugin(process.cwd(), name, kind, await registryWith([]));
    print(files.map((file) => `${name}/${file}`).join("\n"));
    print(`\ncd ${name} && npm install && npm test && npm start`);
  },
};
