import type { Registry } from "../../plugin/registry.ts";
import { SLOTS } from "../../plugin/slots.ts";
import type { Port } from "../../plugin/strategy.ts";
import { print, printText } from "../print/output.ts";
import { printTable } from "../print/print-table.ts";
import { atPointer, exampleConfiguration } from "./example-configuration.ts";
import { printExample } from "./print-example.ts";
import { POINTERS } from "./slots.ts";

/** Prints the strategies of all ports. */
export function printPorts(registry: Registry): void {
  for (const port of registry.ports.filter((one) => registry.of(one).length > 0)) {
    printStrategiesOf(port, registry);
    print();
  }
  printText("`espalier strategies TYPE` shows the options of a strategy and an example, such as:");
  print("  espalier strategies momentum");
}

/** Prints the strategies of a port, and where an experiment file chooses one. */
function printStrategiesOf(port: Port, registry: Registry): void {
  const strategies = registry.of(port);
  if (strategies.length === 0) return;
  const pointer = POINTERS[port.name];
  print(`${port.name}${pointer === undefined ? "" : `  --set ${pointer}=TYPE`}`);
  printTable(
    ["  type", "plug-in", "summary"],
    strategies.map(({ plugin, strategy: { definition } }) => [
      `  ${definition.type}`,
      plugin.name,
      definition.summary,
    ]),
  );
}

/** Prints a port: what it decides, its strategies and an example. */
export function printPort(port: Port, registry: Registry): void {
  const pointer = POINTERS[port.name];
  const description = SLOTS.find((slot) => slot.port === port)?.description;
  printText(`${port.name} (port)${description === undefined ? "" : `: ${description}`}\n`);
  printStrategiesOf(port, registry);
  const [first] = registry.of(port);
  if (first === undefined || pointer === undefined) return;
  const example = exampleConfiguration(first.strategy.definition, registry);
  printExample("In an experiment file:", atPointer(pointer, example));
  print("\n`espalier help TYPE` shows the options of a strategy.");
}
