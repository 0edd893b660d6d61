import type { RegisteredStrategy, Registry } from "../../plugin/registry.ts";
import type { Port } from "../../plugin/strategy.ts";
import { print, printText } from "../print/output.ts";
import { printTable } from "../print/print-table.ts";
import { atPointer, exampleConfiguration } from "./example-configuration.ts";
import { printExample } from "./print-example.ts";
import { POINTERS } from "./slots.ts";

/** A strategy and its port. */
interface StrategyOfPort {
  readonly port: Port;
  readonly registered: RegisteredStrategy;
}

/** A strategy as `espalier strategies --json` lists it. */
export function describeStrategy({ port, registered }: StrategyOfPort) {
  const { type, summary, paper, options } = registered.strategy.definition;
  return { port: port.name, type, plugin: registered.plugin.name, summary, paper, options };
}

/** Prints strategies one after another. */
export function printStrategies(shown: readonly StrategyOfPort[], registry: Registry): void {
  shown.forEach((one, place) => {
    if (place > 0) print();
    printStrategy(one, registry);
  });
}

/** Prints a strategy: its summary, source and options, and an example of each way to choose it. */
function printStrategy(shown: StrategyOfPort, registry: Registry): void {
  const { port, type, plugin, summary, paper, options } = describeStrategy(shown);
  print(`${type} (${port} of plug-in ${plugin})`);
  printText(summary);
  if (paper !== undefined) printText(`Source: ${paper}`);
  const properties = Object.entries(options.properties as Record<string, Record<string, unknown>>);
  if (properties.length > 0) {
    print();
    printTable(
      ["option", "default", "meaning"],
      properties.map(([name, schema]) => [
        name,
        "default" in schema ? JSON.stringify(schema["default"]) : "",
        String(schema["description"] ?? ""),
      ]),
    );
  }
  const example = exampleConfiguration(shown.registered.strategy.definition, registry);
  const pointer = POINTERS[port];
  if (pointer === undefined) {
    printExample("As an option of another strategy:", example);
    return;
  }
  printExample("In an experiment file:", atPointer(pointer, example));
  if (!hasRequired(shown)) print(`\nOn the command line:\n  espalier run FILE --set ${pointer}=${type}`);
}

/** Whether the name alone is not enough. */
function hasRequired({ registered }: StrategyOfPort): boolean {
  const { options } = registered.strategy.definition;
  const required: readonly string[] = options.required ?? [];
  return required.some((name) => !("default" in (options.properties[name] ?? {})));
}
