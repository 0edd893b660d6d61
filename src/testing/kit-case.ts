import type { PluginService } from "../plugin/plugin.ts";
import { Registry } from "../plugin/registry.ts";
import { RunContainer } from "../plugin/run-container.ts";
import type { Port, Strategy } from "../plugin/strategy.ts";

/** A configuration of the strategy that a kit tests. */
export interface KitCase {
  /** Name in the tests' titles; default: the options. */
  readonly name?: string;
  /** Options as in an experiment file, without `type`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Other strategies that the options name. */
  readonly strategies?: readonly Strategy[];
  /** Services of the plug-in that the strategy injects. */
  readonly services?: readonly PluginService[];
  /** Services of a run that the strategy injects, as ports and values, such as `[Trainer, trainer]`. */
  readonly injected?: readonly (readonly [token: Port, value: unknown])[];
}

/** Creates a new, unused instance of the strategy under test. */
export type Build<Service> = () => Promise<Service>;

/**
 * Returns a function that builds the strategy as a run does: with validated options and their defaults, nested
 * strategies first.
 * @throws EspalierError from that function, for invalid options.
 */
export function builderOf<Service>(strategy: Strategy<Service>, kitCase: KitCase): Build<Service> {
  const { strategies = [], services = [], injected = [], options } = kitCase;
  const { type } = strategy.definition;
  let container: RunContainer | undefined;
  const open = () => {
    const plugin = { name: "under-test", strategies: [strategy, ...strategies], services };
    const opened = new RunContainer(new Registry([plugin]));
    for (const [token, value] of injected) opened.bind(token, value);
    return opened;
  };
  return () => (container ??= open()).build(strategy.port, { type, ...options });
}

/** Title of a case's tests. */
export function nameOf({ name, options = {} }: KitCase): string {
  return name ?? (Object.keys(options).length === 0 ? "with its defaults" : JSON.stringify(options));
}
