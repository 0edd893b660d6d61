import { outliveReaders } from "./output.ts";
import { printError } from "./print-error.ts";

/**
 * Keeps the process alive when the readers of its output have gone, and prints errors that nothing catches, such as one
 * that a plug-in throws in a timer, like all others.
 */
export function guardProcess(): void {
  outliveReaders();
  process.on("uncaughtException", (error) => {
    printError(error);
    process.exit();
  });
}
