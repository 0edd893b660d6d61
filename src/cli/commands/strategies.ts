import type { Argv, CommandModule } from "yargs";
import { printJson } from "../print/output.ts";
import { PLUGIN_ARGUMENT } from "./plugin-argument.ts";

interface StrategiesArguments {
  readonly type: string | undefined;
  readonly plugin: readonly string[];
  readonly json: boolean;
}

export const strategiesCommand: CommandModule<object, StrategiesArguments> = {
  command: "strategies [type]",
  describe: "List the strategies, or show one with its options and an example",
  builder: (yargs) =>
    yargs
      .positional("type", { type: "string", describe: "Type of a strategy, such as momentum" })
      .option("plugin", PLUGIN_ARGUMENT)
      .option("json", { type: "boolean", default: false, describe: "Print JSON" })
      .example("espalier strategies momentum", "") as Argv<StrategiesArguments>,
  handler: async ({ type, plugin, json }) => {
    const { registryWith } = await import("../registry-with.ts");
    const registry = await registryWith(plugin);
    const all = registry.ports.flatMap((port) =>
      registry.of(port).map((registered) => ({ port, registered })),
    );
    const typeOf = ({ registered }: (typeof all)[number]) => registered.strategy.definition.type;
    const shown = type === undefined ? all : all.filter((one) => typeOf(one) === type);
    if (shown.length === 0) {
      const { noSuchStrategy } = await import("../errors.ts");
      throw noSuchStrategy(type ?? "", all.map(typeOf));
    }
    const { describeStrategy, printStrategies } = await import("../help/print-strategy.ts");
    if (json) return printJson(shown.map(describeStrategy));
    if (type !== undefined) return printStrategies(shown, registry);
    const { printPorts } = await import("../help/print-port.ts");
    printPorts(registry);
  },
};
