import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Programs that wanted to compute during the last minute. On Windows nobody counts them, and it is 0. */
export function load(): number {
  return loadavg()[0] as number;
}

/**
 * A list of when, where and with what something was measured.
 * @param versions of what measured, with repetitions
 * @param loadBefore what others had the machine do
 */
export function machineList(versions: readonly string[], loadBefore: number): string {
  const model = cpus()[0]?.model.trim() || process.arch;
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${model}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}`,
    `- Load before: ${loadBefore.toFixed(1)}`,
    `- Versions: Espalier ${version}, ${[...new Set(versions)].join(", ")}`,
    `- Command: \`${["npm run bench:engine --", ...process.argv.slice(2)].join(" ").replace(/ --$/, "")}\``,
  ].join("\n");
}
