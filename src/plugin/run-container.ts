import type { StrategyReference, StrategyConfiguration } from "./configuration.ts";
import type { Registry } from "./registry.ts";
import type { Port } from "./strategy.ts";

/** The services of one run: bound values, strategies built on demand, and each plug-in's own services. */
export class RunContainer {
  readonly registry: Registry;

  /** @param configurations what the experiment chose for each port: what `get` builds. */
  constructor(registry: Registry, configurations: ReadonlyMap<Port, StrategyConfiguration> = new Map()) {
    this.registry = registry;
    void configurations;
  }

  /** Offers a value to all strategies that inject `token`. */
  bind<Service>(token: Port<Service>, value: Service): void {
    void [token, value];
  }

  /** The run's one instance of a port: the bound value, or the experiment's choice, built when first asked for. */
  async get<Service>(token: Port<Service>): Promise<Service> {
    throw new Error(`not written yet ${token.name}`);
  }

  /** A new instance of a strategy, its nested strategies first; options are checked and completed. */
  async build<Service>(port: Port<Service>, reference: StrategyReference): Promise<Service> {
    throw new Error(`not written yet ${port.name} ${JSON.stringify(reference)}`);
  }

  /** Closes the services of all plug-ins, then the run's own. */
  async close(): Promise<void> {}
}
