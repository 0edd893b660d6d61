import type { Argv } from "yargs";
import type { Mode } from "../../tensor/compile/execute/compiled-step.ts";
import type { EngineName } from "../../tensor/engine.ts";

/** Arguments of the commands that compute; they override `machine` of the experiment. */
export interface MachineArguments {
  readonly engine: EngineName | "auto" | undefined;
  readonly mode: Mode | "auto" | undefined;
  readonly workers: number | undefined;
}

/** Declares `--engine`, `--mode` and `--workers`. */
export function withMachine<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & MachineArguments> {
  return yargs
    .option("engine", {
      choices: ["auto", "native", "wasm", "cpu"] as const,
      describe: "Engine that computes. Default: /machine/engine",
    })
    .option("mode", {
      choices: ["auto", "eager", "graph", "xla"] as const,
      describe: "How the native engine computes a training step. Default: /machine/mode",
    })
    .option("workers", {
      type: "string",
      requiresArg: true,
      coerce: workersOf,
      describe: "Number of processes that measure trials at the same time. Default: /machine/workers",
    }) as Argv<Arguments & MachineArguments>;
}

/** @throws RangeError that yargs reports as wrong usage. */
function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`--workers must be a positive integer, not "${text}"`);
  return Number(text);
}
