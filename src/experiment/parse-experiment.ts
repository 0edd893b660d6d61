import type { Plugin } from "../plugin/plugin.ts";
import type { ResolvedExperiment } from "./resolved-experiment.ts";

/** How an experiment file is read. */
export interface ParseOptions {
  /** The framework's own plug-ins. */
  readonly plugins: readonly Plugin[];
  /** `POINTER=VALUE`, in order. */
  readonly sets?: readonly string[];
  /** What relative paths start from; default: the file's folder. */
  readonly folder?: string;
}

/** @throws ExperimentProblems with everything that is wrong with the file. */
export async function parseExperiment(file: string, options: ParseOptions): Promise<ResolvedExperiment> {
  throw new Error(`not written yet ${file} ${options}`);
}
