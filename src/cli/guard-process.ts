import { outliveReaders } from "./output.ts";
import { printError } from "./print-error.ts";

/**
 * Lets a process of ours outlive the readers of its output, and prints what a plug-in throws where nothing awaits it, in
 * a timer say, as any other error.
 */
export function guardProcess(): void {
  outliveReaders();
  process.on("uncaughtException", (error) => {
    printError(error);
    process.exit();
  });
}
