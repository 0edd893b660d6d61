import type { Argv } from "yargs";

/** Declares the run folder as the first argument. */
export function withRun<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & { readonly run: string }> {
  return yargs.positional("run", {
    type: "string",
    demandOption: true,
    describe: "Run folder, such as runs/growclip-emoji-0123456789ab",
  }) as Argv<Arguments & { readonly run: string }>;
}

/** Arguments of the commands that start a run. */
export interface NewRunArguments {
  /** Folder for run folders. */
  readonly out: string;
  readonly again: boolean;
}

/** Declares `--out` and `--again`. */
export function withNewRun<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & NewRunArguments> {
  return yargs
    .option("out", { type: "string", default: "runs", describe: "Folder for run folders" })
    .option("again", {
      type: "boolean",
      default: false,
      describe: "Start another run, although one has finished",
    }) as Argv<Arguments & NewRunArguments>;
}
