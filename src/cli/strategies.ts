import type { Argv, CommandModule } from "yargs";
import type { RegisteredStrategy } from "../plugin/registry.ts";
import type { Port } from "../plugin/strategy.ts";
import { printTable } from "./print-rows.ts";

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
    const { loadRegistry } = await import("./load-registry.ts");
    const registry = await loadRegistry(plugin);
    const all = registry.ports.flatMap((port) =>
      registry.of(port).map((registered) => ({ port, registered })),
    );
    const shown = type === undefined ? all : all.filter(({ registered }) => typeOf(registered) === type);
    if (shown.length === 0) {
      const { noSuchStrategy } = await import("./errors.ts");
      throw noSuchStrategy(
        type ?? "",
        all.map(({ registered }) => typeOf(registered)),
      );
    }
    if (json) console.log(JSON.stringify(shown.map(describe), null, 2));
    else if (type === undefined) printList(shown);
    else shown.forEach((strategy) => printOne(strategy));
  },
};

interface Shown {
  readonly port: Port;
  readonly registered: RegisteredStrategy;
}

function typeOf({ strategy }: RegisteredStrategy): string {
  return strategy.definition.type;
}

function describe({ port, registered }: Shown) {
  const { type, summary, paper, options } = registered.strategy.definition;
  return { port: port.name, type, plugin: registered.plugin.name, summary, paper, options };
}

function printList(strategies: readonly Shown[]): void {
  printTable(
    ["port", "type", "plug-in", "summary"],
    strategies.map(describe).map(({ port, type, plugin, summary }) => [port, type, plugin, summary]),
  );
}

function printOne(shown: Shown): void {
  const { port, type, plugin, summary, paper, options } = describe(shown);
  console.log(`${port} "${type}" (plug-in ${plugin})\n${summary}`);
  if (paper !== undefined) console.log(paper);
  const properties = Object.entries(options.properties as Record<string, Record<string, unknown>>);
  if (properties.length > 0) {
    console.log();
    printTable(
      ["option", "default", "meaning"],
      properties.map(([name, schema]) => [
        name,
        "default" in schema ? JSON.stringify(schema["default"]) : "",
        String(schema["description"] ?? ""),
      ]),
    );
  }
  const pointer = POINTERS[port];
  if (pointer !== undefined) console.log(`\n--set ${pointer}=${type}`);
}

/** Where an experiment file chooses a strategy of a port. */
const POINTERS: Readonly<Record<string, string>> = {
  PairStream: "/stream",
  ReplayPolicy: "/replay",
  ModelFamily: "/model",
  TrainingObjective: "/training/objective",
  GrowthSpace: "/growth/space",
  GrowthDimension: "/growth/space/dimensions/0",
  ParameterInheritance: "/growth/inheritance",
  GrowthTrigger: "/growth/trigger",
  SearchStrategy: "/search/strategy",
  TrialScheduler: "/search/scheduler",
  Evaluator: "/search/evaluator",
  Selection: "/search/selection",
  DownstreamTask: "/evaluation/0",
};
