import type { Argv, CommandModule } from "yargs";
import { printNote } from "../print/output.ts";

interface WatchArguments {
  readonly path: string;
  readonly port: number;
  readonly plain: boolean;
}

/** Largest number of a port. */
const PORTS = 65535;

export const watchCommand: CommandModule<object, WatchArguments> = {
  command: "watch [path]",
  describe: "Serve the page of a run, an ablation or a folder of runs, and keep it up to date",
  builder: (yargs) =>
    yargs
      .positional("path", {
        type: "string",
        default: "runs",
        describe: "Run folder, folder of an ablation, or folder of runs",
      })
      .option("port", {
        type: "string",
        default: "0",
        coerce: portOf,
        describe: "Port on this machine; 0: any that is free",
      })
      .option("plain", {
        type: "boolean",
        default: false,
        describe: "Show a run in this terminal, without a server",
      })
      .example("espalier watch", "")
      .example(
        "espalier watch runs/growclip-emoji-0123456789ab --plain",
        "",
      ) as unknown as Argv<WatchArguments>,
  handler: async ({ path, port, plain }) => {
    if (plain) {
      const { watchPlainly } = await import("../watch/watch-plainly.ts");
      return watchPlainly(path);
    }
    const { plugins } = await import("../../../plugins/index.ts");
    const { servePages } = await import("../../report/watch/serve-pages.ts");
    const server = await servePages(path, port, plugins);
    printNote(`${path} is shown at ${server.address} until Ctrl+C.`);
    await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
    await server.close();
  },
};

/** @throws RangeError that yargs reports as wrong usage. */
function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > PORTS)
    throw new RangeError(`--port must be an integer from 0 to ${PORTS}, not "${text}"`);
  return Number(text);
}
