import type { Argv, CommandModule } from "yargs";
import { print } from "../print/output.ts";
import { PORT_NAMES } from "../write/write-plugin.ts";

interface CreatePluginArguments {
  readonly name: string;
  readonly port: string;
}

export const createPluginCommand: CommandModule<object, CreatePluginArguments> = {
  command: "create-plugin <name>",
  describe: "Write a plug-in of your own: a strategy, its tests and an experiment",
  builder: (yargs) =>
    yargs
      .positional("name", {
        type: "string",
        demandOption: true,
        describe: "Name of the folder, the plug-in and the strategy, such as hill-climber",
      })
      .option("port", {
        choices: PORT_NAMES,
        default: "search-strategy",
        describe: "Port that the strategy implements; model-family adds a stream, an objective and a task",
      })
      .example("espalier create-plugin hill-climber", "") as Argv<CreatePluginArguments>,
  handler: async ({ name, port }) => {
    const { registryWith } = await import("../registry-with.ts");
    const { writePlugin } = await import("../write/write-plugin.ts");
    const files = writePlugin(process.cwd(), name, port, await registryWith([]));
    print(files.map((file) => `${name}/${file}`).join("\n"));
    print(`\ncd ${name} && npm install && npm test && npm start`);
  },
};
