import { checkPlugin } from "./check-plugin.ts";
import { duplicatePlugin, duplicateStrategy, unknownStrategy } from "./errors.ts";
import type { Plugin } from "./plugin.ts";
import { PORTS } from "./slots.ts";
import type { Port, Strategy } from "./strategy.ts";

/** A strategy and the plug-in that contributes it. */
export interface RegisteredStrategy {
  readonly plugin: Plugin;
  readonly strategy: Strategy;
}

/** All strategies of some plug-ins, by port and type. Immutable. */
export class Registry {
  readonly plugins: readonly Plugin[];
  /** The framework's ports, then those that plug-ins add. */
  readonly ports: readonly Port[];
  private readonly strategies: ReadonlyMap<Port, ReadonlyMap<string, RegisteredStrategy>>;

  /** @throws EspalierError naming the plug-in if a definition is malformed or a name is taken. */
  constructor(plugins: readonly Plugin[]) {
    const strategies = new Map<Port, Map<string, RegisteredStrategy>>(PORTS.map((port) => [port, new Map()]));
    for (const [index, plugin] of plugins.entries()) {
      checkPlugin(plugin, [...strategies.keys()]);
      if (plugins.slice(0, index).some(({ name }) => name === plugin.name))
        throw duplicatePlugin(plugin.name);
      for (const strategy of plugin.strategies) register(strategies, { plugin, strategy });
    }
    this.plugins = plugins;
    this.ports = [...strategies.keys()];
    this.strategies = strategies;
  }

  /** The strategies of a port, in order of registration. */
  of(port: Port): readonly RegisteredStrategy[] {
    return [...(this.strategies.get(port)?.values() ?? [])];
  }

  /** The names that an experiment file may write for a port. */
  types(port: Port): readonly string[] {
    return [...(this.strategies.get(port)?.keys() ?? [])];
  }

  /** @throws EspalierError with the known names if there is no such strategy. */
  get(port: Port, type: string): RegisteredStrategy {
    const registered = this.strategies.get(port)?.get(type);
    if (registered === undefined) throw unknownStrategy(port.name, type, this.types(port));
    return registered;
  }

  /** The port of a name, as the schema keyword for nested strategies carries it. */
  portNamed(name: string): Port | undefined {
    return this.ports.find((port) => port.name === name);
  }
}

function register(
  strategies: Map<Port, Map<string, RegisteredStrategy>>,
  registered: RegisteredStrategy,
): void {
  const { port, definition } = registered.strategy;
  const types = strategies.get(port) ?? new Map<string, RegisteredStrategy>();
  const taken = types.get(definition.type);
  if (taken !== undefined) {
    throw duplicateStrategy(port.name, definition.type, registered.plugin.name, taken.plugin.name);
  }
  strategies.set(port, types.set(definition.type, registered));
}
