import type { Argv } from "yargs";
import type { Mode } from "../../tensor/compile/execute/compiled-step.ts";
import type { EngineName } from "../../tensor/engine.ts";

/** Arguments of the commands that compute; they override `machine` of the experiment. */
export interface EngineArguments {
  readonly engine: EngineName | "auto" | undefined;
  readonly mode: Mode | "auto" | undefined;
  readonly loaders: number | undefined;
}

/** Those of the commands that work on one run. */
export interface MachineArguments extends EngineArguments {
  readonly workers: number | undefined;
  readonly tensorboard: boolean | undefined;
}

/** Declares all of them: those of `withEngine`, `--workers` and `--tensorboard`. */
export function withMachine<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & MachineArguments> {
  return withEngine(yargs)
    .option("workers", {
      type: "string",
      requiresArg: true,
      coerce: countOf("workers", 1),
      describe: "Number of processes that measure trials at the same time. Default: /machine/workers",
    })
    .option("tensorboard", {
      type: "boolean",
      describe: "Write the run for TensorBoard, into its folder. Default: /machine/tensorboard",
    }) as unknown as Argv<Arguments & MachineArguments>;
}

/** Declares `--engine`, `--mode` and `--loaders`. */
export function withEngine<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & EngineArguments> {
  return yargs
    .option("engine", {
      choices: ["auto", "native", "wasm", "cpu"] as const,
      describe: "Engine that computes. Default: /machine/engine",
    })
    .option("mode", {
      choices: ["auto", "eager", "graph", "xla"] as const,
      describe: "How the native engine computes a training step. Default: /machine/mode",
    })
    .option("loaders", {
      type: "string",
      requiresArg: true,
      coerce: countOf("loaders", 0),
      describe: "Number of threads that assemble batches. Default: /machine/loaders",
    }) as Argv<Arguments & EngineArguments>;
}

/** A count as a flag. @throws RangeError that yargs reports as wrong usage. */
export function countOf(flag: string, minimum: 0 | 1): (text: string | undefined) => number | undefined {
  return (text) => {
    if (text === undefined) return undefined;
    if (/^(0|[1-9]\d*)$/.test(text) && Number(text) >= minimum) return Number(text);
    const wanted = minimum === 0 ? "an integer from 0" : "a positive integer";
    throw new RangeError(`--${flag} must be ${wanted}, not "${text}"`);
  };
}
