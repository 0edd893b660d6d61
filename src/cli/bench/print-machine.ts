import { cpus, totalmem } from "node:os";
import { print } from "../print/output.ts";

/** Prints when and where figures were measured, as a list. */
export function printMachine(): void {
  const model = cpus()[0]?.model.trim() ?? "unknown";
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  print(`- Date: ${new Date().toISOString().slice(0, 10)}`);
  print(`- Machine: ${model}, ${cpus().length} cores, ${gibibytes} GiB, ${process.platform} ${process.arch}`);
  print(`- Node ${process.version}\n`);
}
