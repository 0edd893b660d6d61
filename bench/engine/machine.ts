import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Load average of the last minute; 0 on Windows, which does not report it. */
export function load(): number {
  return loadavg()[0] as number;
}

/**
 * A list with date, machine and versions of a measurement.
 * @param versions of the contenders, with duplicates
 * @param loadBefore load average before the measurement
 * @param command that measures, before its flags
 */
export function machineList(versions: readonly string[], loadBefore: number, command: string): string {
  const model = cpus()[0]?.model.trim() || process.arch;
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${model}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}`,
    `- Load before: ${loadBefore.toFixed(1)}`,
    `- Versions: Espalier ${version}, ${[...new Set(versions)].join(", ")}`,
    `- Command: \`${[command, ...process.argv.slice(2)].join(" ").replace(/ --$/, "")}\``,
  ].join("\n");
}
