// Runs one command for each message, as a process of its own would, and answers its exit code. What commands print goes
// to this process's own standard output and error, which are files.
import { createRequire } from "node:module";
import { runCommandLine } from "../../../src/cli/command-line.ts";
import { printError } from "../../../src/cli/print/print-error.ts";
import { exitOnPurpose, watchForEarlyEnd } from "../../../src/process/early-end.ts";
import type { Answer, Request } from "./messages.ts";

const main = process.argv[2] ?? "";
const modules = createRequire(import.meta.url).cache;

watchForEarlyEnd(printError);
process.on("disconnect", () => exitOnPurpose());
process.on("message", (request: Request) => void run(request));

async function run({ args, folder, environment }: Request): Promise<void> {
  process.argv = [process.execPath, main, ...args];
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  await runCommandLine(args);
  const { exitCode } = process;
  process.exitCode = undefined;
  forgetPlugins();
  process.send?.({ code: Number(exitCode ?? 0), bytes: process.memoryUsage().rss } satisfies Answer);
}

/** A plug-in's file may be another one by the next command. */
function forgetPlugins(): void {
  for (const file of Object.keys(modules)) if (!file.includes("/node_modules/")) delete modules[file];
}
