import type { RegisteredStrategy } from "../../plugin/registry.ts";
import { SLOTS } from "../../plugin/slots.ts";
import type { Port } from "../../plugin/strategy.ts";
import { printTable } from "./print-table.ts";
import { print } from "./output.ts";

/** A strategy and its port. */
interface Shown {
  readonly port: Port;
  readonly registered: RegisteredStrategy;
}

/** What a listing says of a strategy. */
export function describe({ port, registered }: Shown) {
  const { type, summary, paper, options } = registered.strategy.definition;
  return { port: port.name, type, plugin: registered.plugin.name, summary, paper, options };
}

/** One line a strategy. */
export function printList(strategies: readonly Shown[]): void {
  printTable(
    ["port", "type", "plug-in", "summary"],
    strategies.map(describe).map(({ port, type, plugin, summary }) => [port, type, plugin, summary]),
  );
}

/** One strategy with its options, and the line that swaps it in. */
export function printOne(shown: Shown): void {
  const { port, type, plugin, summary, paper, options } = describe(shown);
  print(`${port} "${type}" (plug-in ${plugin})\n${summary}`);
  if (paper !== undefined) print(paper);
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
  const slot = SLOTS.find((one) => one.port === shown.port);
  if (slot !== undefined) print(`\n--set ${slot.pointer}=${type}`);
}
