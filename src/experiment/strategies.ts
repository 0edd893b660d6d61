import { EspalierError } from "../espalier-error.ts";
import { fileProblems } from "../json/errors.ts";
import { keysOf, ownValue } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { labelOf } from "../json/read-text.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
import { RunContainer } from "../plugin/run-container.ts";
import {
  type Listed,
  type ListPointer,
  listSlot,
  SLOTS,
  slotsIn,
  type StrategiesIn,
} from "../plugin/slots.ts";
import type { Port } from "../plugin/strategy.ts";
import { strategyProblems } from "./errors.ts";
import { ExperimentFolder } from "./experiment-folder.ts";
import { isSound, type ResolvedExperiment } from "./reading/resolved-experiment.ts";
import { withPlaces } from "./reading/sources.ts";

/**
 * The strategies of an experiment. Its only container builds each when it is first asked for.
 *
 * Checks use `find`: it returns `undefined` for a strategy with mistakes in the file, or one that cannot be built. `refuse`
 * then throws everything that was found at once. After `refuse`, code uses `get`.
 */
export class Strategies {
  private readonly resolved: ResolvedExperiment;
  private readonly chosen: ReadonlyMap<Port, StrategyConfiguration>;
  private readonly container: RunContainer;
  private readonly found = new Map<Port, unknown>();
  /** By code and message: the cause of a failure is met again by strategies that inject what could not be built. */
  private readonly failures = new Map<string, EspalierError>();

  constructor(resolved: ResolvedExperiment) {
    this.resolved = resolved;
    this.chosen = choicesOf(resolved);
    this.container = new RunContainer(resolved.registry, this.chosen);
    // Bound before anything is built: streams, tasks and evaluators of users read their data from there.
    this.container.bind(ExperimentFolder, Object.freeze({ path: resolved.folder }));
  }

  /** Offers a service to the strategies that inject it. */
  bind<Service>(token: Port<Service>, value: Service): void {
    this.container.bind(token, value);
  }

  /** @throws EspalierError if the strategy cannot be built. */
  get<Service>(port: Port<Service>): Promise<Service> {
    return this.container.get(port);
  }

  /** The strategies of an object of the experiment, by key. @param parent its pointer, such as `/growth`; "": the whole. */
  async in<Parent extends string>(parent: Parent): Promise<StrategiesIn<Parent>> {
    const built: [string, unknown][] = [];
    for (const { key, port } of slotsIn(parent)) built.push([key, await this.get(port)]);
    return Object.fromEntries(built) as StrategiesIn<Parent>;
  }

  /** Tries to build the strategies of an object of the experiment, each as by `find`. @param parent as for `in`. */
  async findIn(parent: string): Promise<void> {
    for (const { port } of slotsIn(parent)) await this.find(port);
  }

  /** `undefined`: the experiment has no such strategy, or `refuse` will throw the reason why it could not be built. */
  async find<Service>(port: Port<Service>): Promise<Service | undefined> {
    // What could not be built is not tried again.
    if (this.chosen.has(port) && !this.found.has(port))
      this.found.set(port, await this.attempt(() => this.get(port)));
    return this.found.get(port) as Service | undefined;
  }

  /** The strategies of a list, each `undefined` as by `find`. @param list its pointer, such as `/evaluation`. */
  async findAll<List extends ListPointer>(list: List): Promise<readonly (Listed<List> | undefined)[]> {
    const { port } = listSlot(list);
    const choices = keysOf(list).reduce<unknown>(ownValue, this.resolved.experiment);
    const found: (Listed<List> | undefined)[] = [];
    for (const [index, choice] of (Array.isArray(choices) ? choices : []).entries()) {
      const build = () => this.container.buildCompleted(port, choice as StrategyConfiguration);
      found.push(isSound(this.resolved, `${list}/${index}`) ? await this.attempt(build) : undefined);
    }
    return found;
  }

  /** Result of an action. If it fails: `undefined`, and `refuse` throws the failure. */
  async attempt<Result>(action: () => Result | Promise<Result>): Promise<Result | undefined> {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      const key = `${error.code} ${error.message}`;
      if (!this.failures.has(key)) this.failures.set(key, error);
      return undefined;
    }
  }

  /**
   * Refuses an experiment with mistakes.
   * @param found problems that the strategies show, besides those of the files.
   * @throws ExperimentProblems with all problems and their places, if there are any.
   * @throws EspalierError for all strategies that could not be built, if there are no problems: one of them may be the
   * cause.
   */
  refuse(found: readonly Problem[]): void {
    const { file, sources, problems } = this.resolved;
    const all = [...problems, ...found];
    if (all.length > 0) throw fileProblems(labelOf(file), withPlaces(all, sources));
    const failures = [...this.failures.values()];
    if (failures.length > 1) throw strategyProblems(labelOf(file), failures);
    if (failures[0] !== undefined) throw failures[0];
  }

  close(): Promise<void> {
    return this.container.close();
  }
}

/** The sound choices of an experiment: what the container builds on demand. */
function choicesOf(resolved: ResolvedExperiment): ReadonlyMap<Port, StrategyConfiguration> {
  const choices = new Map<Port, StrategyConfiguration>();
  for (const { port, pointer } of SLOTS) {
    const choice = keysOf(pointer).reduce<unknown>(ownValue, resolved.experiment);
    if (typeof ownValue(choice, "type") === "string" && isSound(resolved, pointer))
      choices.set(port, choice as StrategyConfiguration);
  }
  return choices;
}
