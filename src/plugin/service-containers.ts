import "reflect-metadata";
import { Container, type ServiceIdentifier } from "inversify";
import { EspalierError } from "../espalier-error.ts";
import { serviceThrew } from "./errors.ts";
import type { Plugin, PluginService } from "./plugin.ts";
import type { Port } from "./strategy.ts";

/** One container of the run and below it one for each plug-in, so that no plug-in sees another's services. */
export class ServiceContainers {
  private readonly run = new Container();
  private readonly children = new Map<Plugin, Container>();

  /** Offers a value to everybody. @throws RangeError if there is one already. */
  bind<Service>(
    token: Port<Service>,
    value: Service,
    close?: (value: Service) => void | Promise<void>,
  ): void {
    if (this.run.isCurrentBound(identifier(token))) throw new RangeError(`${token.name} is bound already`);
    const binding = this.run.bind(identifier(token)).toConstantValue(value);
    if (close === undefined) return;
    binding.onDeactivation(close);
    // Only what was asked for once is deactivated.
    this.run.get(identifier(token));
  }

  has(token: Port, plugin: Plugin | undefined): boolean {
    return this.containerOf(plugin).isBound(identifier(token));
  }

  async get<Service>(token: Port<Service>, plugin: Plugin | undefined): Promise<Service> {
    return await this.containerOf(plugin).getAsync(identifier(token));
  }

  /** Closes the plug-ins' services, the last plug-in first, then the run's; a failure keeps none of them open. */
  async close(): Promise<void> {
    const children = [...this.children.values()].toReversed();
    this.children.clear();
    const failures: unknown[] = [];
    for (const container of [...children, this.run]) {
      await container.unbindAllAsync().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private containerOf(plugin: Plugin | undefined): Container {
    if (plugin === undefined) return this.run;
    const known = this.children.get(plugin);
    if (known !== undefined) return known;
    const child = new Container({ parent: this.run });
    for (const service of plugin.services ?? []) bindService(child, plugin.name, service);
    this.children.set(plugin, child);
    return child;
  }
}

/** An abstract class is a service identifier, though its type has no call signature. */
function identifier<Service>(token: Port<Service>): ServiceIdentifier<Service> {
  return token as unknown as ServiceIdentifier<Service>;
}

function bindService(container: Container, plugin: string, owned: PluginService): void {
  const stamp = (error: unknown) =>
    error instanceof EspalierError ? error : serviceThrew(plugin, owned.token.name, error);
  const binding = container.bind(identifier(owned.token)).toDynamicValue(async () => {
    try {
      return await owned.create();
    } catch (error) {
      throw stamp(error);
    }
  });
  binding.inSingletonScope().onDeactivation(async (service: unknown) => {
    try {
      await owned.close?.(service);
    } catch (error) {
      throw stamp(error);
    }
  });
}
