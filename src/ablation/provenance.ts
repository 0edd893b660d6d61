import type { Environment } from "../run/store/environment.ts";
import type { CellResult } from "./cell-result.ts";

/** Origin of results: each list has the different values of all runs, one of which is usual. */
export interface Provenance {
  /** Such as `native (libtensorflow 2.21.0)`. */
  readonly engines: readonly string[];
  /** Versions of Espalier, Node and TensorFlow.js. */
  readonly espalier: readonly string[];
  readonly node: readonly string[];
  readonly tfjs: readonly string[];
  /** Commits of the folders that the runs were started in; `none` outside git. */
  readonly commits: readonly string[];
  /** Times at which the first and the last run finished, in ISO 8601; empty without runs. */
  readonly finished: readonly string[];
}

/** Provenance of some runs. */
export function provenanceOf(results: readonly CellResult[]): Provenance {
  const environments = results.flatMap((result) => result.environments);
  const all = (of: (environment: Environment) => string | undefined) => [
    ...new Set(environments.map((environment) => of(environment) ?? "unknown")),
  ];
  const times = results.map(({ finished }) => finished).toSorted();
  return {
    engines: all(({ engine }) => `${engine.name} (${engine.version})`),
    espalier: all(({ espalier }) => espalier),
    node: all(({ node }) => node),
    tfjs: all(({ tfjs }) => tfjs),
    commits: all(({ commit }) => commit ?? "none"),
    finished: [...new Set([times[0], times.at(-1)])].filter((time) => time !== undefined),
  };
}
