import type { Argv, CommandModule } from "yargs";
import { printJson } from "../print/output.ts";

interface StrategiesArguments {
  readonly type: string | undefined;
  readonly plugin: readonly string[];
  readonly json: boolean;
}

export const strategiesCommand: CommandModule<object, StrategiesArguments> = {
  command: "strategies [type]",
  describe: "What is loaded; one strategy with its options",
  builder: (yargs) =>
    yargs
      .positional("type", { type: "string", describe: "A strategy, such as momentum" })
      .option("plugin", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "A further plug-in, by package name or path",
      })
      .option("json", { type: "boolean", default: false, describe: "As JSON" }) as Argv<StrategiesArguments>,
  handler: async ({ type, plugin, json }) => {
    const { registryWith } = await import("../registry-with.ts");
    const registry = await registryWith(plugin);
    const all = registry.ports.flatMap((port) =>
      registry.of(port).map((registered) => ({ port, registered })),
    );
    const { describe, printList, printOne } = await import("../print/print-strategies.ts");
    const shown = type === undefined ? all : all.filter((strategy) => describe(strategy).type === type);
    if (shown.length === 0) {
      const { noSuchStrategy } = await import("../errors.ts");
      throw noSuchStrategy(
        type ?? "",
        all.map((strategy) => describe(strategy).type),
      );
    }
    if (json) printJson(shown.map(describe));
    else if (type === undefined) printList(shown);
    else shown.forEach(printOne);
  },
};
