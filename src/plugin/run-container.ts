import { EspalierError } from "../espalier-error.ts";
import { buildOptions } from "./build-options.ts";
import { completeConfiguration } from "./complete-configuration.ts";
import type { StrategyConfiguration, StrategyReference } from "./configuration.ts";
import type { PortChecks } from "./checks/check.ts";
import { checksOf, OPEN_PORTS, SHARED_PORTS } from "./checks/checks-of.ts";
import { buildCycle, closedContainer, missingService, strategyThrew } from "./errors.ts";
import { type Owner, wrongAnswer } from "./guard/errors.ts";
import { guardStrategy, stampFurtherMethods } from "./guard/guard-strategy.ts";
import { whilePending } from "./guard/pending-calls.ts";
import type { Plugin } from "./plugin.ts";
import type { Registry } from "./registry.ts";
import { ServiceContainers } from "./service-containers.ts";
import type { Port } from "./strategy.ts";

/** The services of one run: bound values, strategies built on demand, and each plug-in's own services. */
export class RunContainer {
  readonly registry: Registry;
  private readonly configurations: ReadonlyMap<Port, StrategyConfiguration>;
  private readonly services = new ServiceContainers();
  /** Ports of the experiment that are being built, outermost first: asking for one of them again is a cycle. */
  private readonly pending = new Set<Port>();
  /** Builds run one after another, so that only a real cycle meets a pending port. */
  private queue: Promise<unknown> = Promise.resolve();
  private closed = false;

  /** @param configurations what the experiment chose for each port, defaults filled in: what `get` builds. */
  constructor(registry: Registry, configurations: ReadonlyMap<Port, StrategyConfiguration> = new Map()) {
    this.registry = registry;
    this.configurations = configurations;
  }

  /**
   * Offers a value to all strategies that inject `token`.
   * @param close called when the run closes, after the plug-ins' own services are closed.
   */
  bind<Service>(
    token: Port<Service>,
    value: Service,
    close?: (value: Service) => void | Promise<void>,
  ): void {
    this.services.bind(token, value, close);
  }

  /** The run's one instance of a port: the bound value, or the experiment's choice, built when first asked for. */
  async get<Service>(token: Port<Service>): Promise<Service> {
    return await this.enqueue(() => this.resolve(token, undefined, []));
  }

  /**
   * A new instance of a strategy, its nested strategies first; its options are checked and completed.
   * @throws EspalierError with the build stack if it cannot be built.
   */
  async build<Service>(port: Port<Service>, reference: StrategyReference): Promise<Service> {
    return await this.enqueue(() =>
      this.create(port, completeConfiguration(this.registry, port, reference), []),
    );
  }

  /** As `build`, from options that are checked and completed, as those of a read experiment are. */
  async buildCompleted<Service>(port: Port<Service>, configuration: StrategyConfiguration): Promise<Service> {
    return await this.enqueue(() => this.create(port, configuration, []));
  }

  /** Closes the services of each plug-in, the last one first, then the run's own. */
  async close(): Promise<void> {
    this.closed = true;
    await this.queue;
    await this.services.close();
  }

  private async enqueue<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.closed) throw closedContainer();
    const result = this.queue.then(task);
    this.queue = result.catch(() => undefined);
    return await result;
  }

  private async create<Service>(
    port: Port<Service>,
    configuration: StrategyConfiguration,
    stack: readonly string[],
  ): Promise<Service> {
    const { plugin, strategy } = this.registry.get(port, configuration.type);
    const { definition } = strategy;
    const here = [...stack, `${port.name} "${configuration.type}"`];
    // A copy: what a plug-in changes of its options is not to change the experiment.
    const { type: _type, ...values } = structuredClone(configuration);
    const options = await buildOptions(definition.options, values, (name, nested) =>
      this.create(this.portOf(name, here), nested, here),
    );
    const injected: unknown[] = [];
    for (const token of definition.inject) injected.push(await this.resolve(token, plugin, here));
    try {
      const created = definition.create(options as never, ...(injected as never[]));
      const built = await whilePending(`${here.at(-1)} of plug-in "${plugin.name}", create()`, created);
      const owner = { plugin: plugin.name, strategy: here.at(-1)!, isShared: SHARED_PORTS.has(port) };
      return guarded(port, built as Service, owner);
    } catch (error) {
      throw error instanceof EspalierError ? error : strategyThrew(plugin.name, here, error);
    }
  }

  private async resolve<Service>(
    token: Port<Service>,
    plugin: Plugin | undefined,
    stack: readonly string[],
  ): Promise<Service> {
    if (this.services.has(token, plugin)) return await this.services.get(token, plugin);
    const configuration = this.configurations.get(token);
    if (configuration === undefined) throw missingService(token.name, stack);
    if (this.pending.has(token)) throw buildCycle([...stack, `${token.name} "${configuration.type}"`]);
    this.pending.add(token);
    try {
      const built = await this.create(token, configuration, stack);
      this.services.bind(token, built);
      return built;
    } finally {
      this.pending.delete(token);
    }
  }

  private portOf(name: string, stack: readonly string[]): Port {
    const port = this.registry.portNamed(name);
    if (port === undefined) throw missingService(name, stack);
    return port;
  }
}

/** A strategy of one of our ports, checked. */
function guarded<Service>(port: Port<Service>, built: Service, owner: Owner): Service {
  const checks = checksOf(port, built);
  if (checks === undefined) return built;
  if ((typeof built !== "object" && typeof built !== "function") || built === null)
    throw wrongAnswer(owner, "create()", built, "", `an object with the members of ${port.name}`);
  const guardedOne = guardStrategy(built, checks as PortChecks<Service & object>, owner);
  return OPEN_PORTS.has(port)
    ? stampFurtherMethods(guardedOne, checks as PortChecks<Service & object>, owner)
    : guardedOne;
}
