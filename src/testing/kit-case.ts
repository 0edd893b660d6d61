import type { PluginService } from "../plugin/plugin.ts";
import { Registry } from "../plugin/registry.ts";
import { RunContainer } from "../plugin/run-container.ts";
import type { Port, Strategy } from "../plugin/strategy.ts";

/** One way of setting up the strategy that a kit tests. */
export interface KitCase {
  /** For the tests' names; if left out, the options are. */
  readonly name?: string;
  /** As an experiment file writes them, without `type`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Other strategies, which the options name. */
  readonly strategies?: readonly Strategy[];
  /** The plug-in's own services that the strategy injects. */
  readonly services?: readonly PluginService[];
  /** What a run offers to strategies that inject it: a token and its value, such as `[Trainer, trainer]`. */
  readonly injected?: readonly (readonly [token: Port, value: unknown])[];
}

/** Makes new instances of the strategy under test, each with nothing asked of it yet. */
export type Build<Service> = () => Promise<Service>;

/**
 * Builds as a run does: options checked and completed, nested strategies first.
 * @throws EspalierError, when building, for options that an experiment file would be refused for.
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

/** What tests of a case stand under. */
export function nameOf({ name, options = {} }: KitCase): string {
  return name ?? (Object.keys(options).length === 0 ? "with its defaults" : JSON.stringify(options));
}
