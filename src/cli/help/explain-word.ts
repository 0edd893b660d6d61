import { keysOf } from "../../json/pointer.ts";
import type { Registry } from "../../plugin/registry.ts";
import { print } from "../print/output.ts";
import { type Option, optionsOf } from "./options.ts";
import { printOption } from "./print-option.ts";
import { printPort } from "./print-port.ts";
import { printStrategies } from "./print-strategy.ts";

/** Words that `explainWord` knows, the full names of options among them. */
export function wordsOf(registry: Registry): readonly string[] {
  const names = optionsOf(registry).map(({ name }) => name);
  const types = registry.ports.flatMap((port) => registry.types(port));
  return [...new Set([...types, ...registry.ports.map(({ name }) => name), ...names, ...names.map(lastKey)])];
}

/**
 * Prints all meanings of a word: a port, the type of strategies, an option by its whole name or its JSON pointer.
 * Without these, options whose last part it is.
 * @returns whether it has a meaning.
 */
export function explainWord(word: string, registry: Registry): boolean {
  const options = optionsOf(registry);
  const strategies = registry.ports.flatMap((port) =>
    registry
      .of(port)
      .filter(({ strategy }) => strategy.definition.type === word)
      .map((registered) => ({ port, registered })),
  );
  const port = registry.portNamed(word);
  const explanations = [
    ...(port === undefined ? [] : [() => printPort(port, registry)]),
    ...(strategies.length === 0 ? [] : [() => printStrategies(strategies, registry)]),
    ...optionsNamed(word, options).map((option) => () => printOption(option, options, registry)),
  ];
  if (explanations.length === 0) {
    const endings = options.filter(({ name }) => lastKey(name) === word);
    explanations.push(...endings.map((option) => () => printOption(option, options, registry)));
  }
  explanations.forEach((explain, place) => {
    if (place > 0) print();
    explain();
  });
  return explanations.length > 0;
}

function optionsNamed(word: string, options: readonly Option[]): readonly Option[] {
  const name = word.startsWith("/") ? keysOf(word).join(".") : word;
  return options.filter((option) => option.name === name);
}

function lastKey(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
