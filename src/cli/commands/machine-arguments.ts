import type { Argv } from "yargs";
import type { Mode } from "../../tensor/compile/execute/compiled-step.ts";
import type { EngineName } from "../../tensor/engine.ts";

/** What every command that computes takes: what the machine does, instead of the experiment's `machine`. */
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
      describe: "What computes; instead of /machine/engine",
    })
    .option("mode", {
      choices: ["auto", "eager", "graph", "xla"] as const,
      describe: "How the native engine computes a step; instead of /machine/mode",
    })
    .option("workers", {
      type: "string",
      requiresArg: true,
      coerce: workersOf,
      describe: "Processes that measure trials at once; instead of /machine/workers",
    }) as Argv<Arguments & MachineArguments>;
}

/** @throws RangeError of which yargs makes a wrong usage. */
function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`--workers takes a whole number from 1, not "${text}"`);
  return Number(text);
}
