import type { DataPackage } from "../data/data-package.ts";
import type { Starter } from "./starter.ts";
import type { Port, Strategy } from "./strategy.ts";

/** A service that only this plug-in's own strategies can inject. */
export interface PluginService<Service = unknown> {
  readonly token: Port<Service>;
  /** Called once, when first asked for. */
  create(): Service | Promise<Service>;
  /** Called when the run ends. */
  close?(service: Service): void | Promise<void>;
}

/** A named list of strategies. */
export interface Plugin {
  readonly name: string;
  readonly strategies: readonly Strategy[];
  readonly services?: readonly PluginService[];
  /** Packages that `openDataPackage` may download for the strategies. `espalier data` lists them. */
  readonly dataPackages?: readonly DataPackage[];
  /** First experiments that `espalier init` offers. */
  readonly starters?: readonly Starter[];
}

/** Declares a plug-in; a plug-in module's default export. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
