import type { Argv, CommandModule } from "yargs";
import { print } from "./output.ts";

interface CreatePluginArguments {
  readonly name: string;
}

export const createPluginCommand: CommandModule<object, CreatePluginArguments> = {
  command: "create-plugin <name>",
  describe: "A folder with a search strategy of your own, its tests and an experiment",
  builder: (yargs) =>
    yargs.positional("name", {
      type: "string",
      demandOption: true,
      describe: "Of the folder, the plug-in and the strategy, such as my-search",
    }) as Argv<CreatePluginArguments>,
  handler: async ({ name }) => {
    const { loadRegistry } = await import("./load-registry.ts");
    const { writePlugin } = await import("./write-plugin.ts");
    const files = writePlugin(process.cwd(), name, await loadRegistry([]));
    print(files.map((file) => `${name}/${file}`).join("\n"));
    print(`\ncd ${name} && npm install && npm test && npm start`);
  },
};
